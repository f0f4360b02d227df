import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { versionAssets, versions } from '#db/schema/registry';
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
type Examined = { outcome: Outcome; assets: { name: string; sha256: string }[] };

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
  const { outcome, assets } = await examine(version);
  await db.transaction(async (tx) => {
    const decided = await tx
      .update(versions)
      .set({ ...outcome, validatedAt: new Date() })
      .where(and(eq(versions.id, versionId), eq(versions.status, 'validating')))
      .returning({ modelId: versions.modelId });
    if (decided.length === 0) return;
    if (assets.length > 0) await tx.insert(versionAssets).values(assets.map((asset) => ({ versionId, ...asset })));
    await tx.execute(sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'model', id: version.modelId })})`);
  });
  log.info({ requestId, versionId, status: outcome.status, rejection: outcome.rejection }, 'a version left quarantine');
}

function examine(version: Version): Promise<Examined> {
  return withTemporaryFolder('quarantine', async (folder) => {
    const artifactPath = join(folder, 'upload');
    await pipeline(await storage().open(version.artifactSha256), createWriteStream(artifactPath, { mode: 0o600 }));
    const { ownManifest } = version;
    const order = { artifactPath, folder, ownManifest, budgetMs: limits.timeMs * 0.75, limits: archiveLimits };
    return storeOutcome(await runQuarantine(order, limits), folder);
  });
}

/** What becomes of the version; its graph and its other files, where it has any, are in storage then. */
async function storeOutcome(report: QuarantineReport, folder: string): Promise<Examined> {
  switch (report.kind) {
    case 'ready': {
      const { manifest, certificate } = report;
      if (!isStorableJson(report)) return { outcome: { status: 'rejected', rejection: unstorable }, assets: [] };
      const store = async (name: string) => (await storage().put(createReadStream(join(folder, name)))).sha256;
      const assets = await Promise.all(report.assets.map(async (name) => ({ name, sha256: await store(name) })));
      return { outcome: { status: 'ready', manifest, certificate, graphSha256: await store(graphName) }, assets };
    }
    case 'rejected': {
      const rejection = report.reason.replaceAll('\0', '\uFFFD').toWellFormed();
      return { outcome: { status: 'rejected', rejection }, assets: [] };
    }
    case 'failed':
      throw new Error(`Quarantine failed: ${report.message}`);
  }
}
