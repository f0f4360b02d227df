import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { versions } from '#db/schema/registry';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { log } from '#lib/log';

import {
  graphName,
  type QuarantineLimits,
  type QuarantineReport,
  runQuarantine,
} from '#lib/registry/quarantine-process';
import { isStorableJson } from '#lib/registry/storable-json';
import { storage } from '#lib/storage/storage';
import { withTemporaryFolder } from '#lib/temporary-folder';

export const QuarantineVersion = z.object({ versionId: z.string() });
export type QuarantineVersion = z.infer<typeof QuarantineVersion>;

type Version = typeof versions.$inferSelect;
type Outcome = Pick<Version, 'status'> &
  Partial<Pick<Version, 'manifest' | 'certificate' | 'graphSha256' | 'rejection'>>;

const limits: QuarantineLimits = { timeMs: env.QUARANTINE_LIMIT_MS, memoryBytes: env.MODEL_MEMORY_BYTES };
const archiveLimits = { mostEntries: 1000, mostBytes: env.MAX_UPLOAD_BYTES, mostManifestBytes: 10 * 1024 * 1024 };

const unstorable =
  'A name in the graph or in model.json has a character that cannot be stored: NUL, or half of a surrogate pair. Rename it.';

/**
 * Opens a version's file in a process that may die, and decides: `ready` with a certificate, or `rejected` with the
 * reason. Decides once, however often it runs. Throws where the platform, and not the file, is at fault, so that the
 * job is tried again.
 */
export async function quarantineVersion({ db, requestId }: Ctx, { versionId }: QuarantineVersion): Promise<void> {
  const [version] = await db.select().from(versions).where(eq(versions.id, versionId));
  if (version?.status !== 'validating') return;
  const outcome = await examine(version);
  await db.transaction(async (tx) => {
    const decided = await tx
      .update(versions)
      .set({ ...outcome, validatedAt: new Date() })
      .where(and(eq(versions.id, versionId), eq(versions.status, 'validating')))
      .returning({ modelId: versions.modelId });
    if (decided.length === 0) return;
    await tx.execute(sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'model', id: version.modelId })})`);
  });
  log.info({ requestId, versionId, status: outcome.status, rejection: outcome.rejection }, 'a version left quarantine');
}

function examine(version: Version): Promise<Outcome> {
  return withTemporaryFolder('quarantine', async (folder) => {
    const artifactPath = join(folder, 'upload');
    await pipeline(await storage().open(version.artifactSha256), createWriteStream(artifactPath, { mode: 0o600 }));
    const { ownManifest } = version;
    const order = { artifactPath, folder, ownManifest, budgetMs: limits.timeMs * 0.75, limits: archiveLimits };
    return outcomeOf(await runQuarantine(order, limits), join(folder, graphName));
  });
}

async function outcomeOf(report: QuarantineReport, graphPath: string): Promise<Outcome> {
  switch (report.kind) {
    case 'ready': {
      if (!isStorableJson(report)) return { status: 'rejected', rejection: unstorable };
      const { sha256 } = await storage().put(createReadStream(graphPath));
      return { status: 'ready', manifest: report.manifest, certificate: report.certificate, graphSha256: sha256 };
    }
    case 'rejected':
      return { status: 'rejected', rejection: report.reason.replaceAll('\0', '\uFFFD').toWellFormed() };
    case 'failed':
      throw new Error(`Quarantine failed: ${report.message}`);
  }
}
