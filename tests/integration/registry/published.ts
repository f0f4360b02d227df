import { Readable } from 'node:stream';
import { eq, isNotNull, sql } from 'drizzle-orm';
import { database } from '#db/client';
import { versions } from '#db/schema/registry';
import type { Ctx } from '#lib/context';
import { createModel } from '#lib/registry/create-model';
import { publishVersion } from '#lib/registry/publish-version';
import { quarantineVersion } from '#lib/registry/quarantine-version';
import { ctxOf } from '#tests/integration/auth/people';
import { linearRegression } from '#tests/support/onnx-fixtures';

let counter = 0;
export const freshSlug = () => `model-${++counter}`;

export const systemCtx = () => ctxOf({ kind: 'system' });

/** A model of its own for a test; gives its slug. */
export async function newModel(owner: Ctx, more: Partial<Parameters<typeof createModel>[1]> = {}) {
  const settings = { visibility: 'private', description: '', keepsInputs: true, cacheTtlS: null } as const;
  return createModel(owner, { slug: freshSlug(), ...settings, ...more });
}

/** Publishes bytes that nobody opens. */
export const publish = (owner: Ctx, slug: string, content: string | Uint8Array = linearRegression()) =>
  publishVersion(owner, { slug, file: Readable.from([Buffer.from(content)]), fileName: 'model.onnx' });

/** Publishes a real model and has it examined; gives the version's number. */
export async function publishReady(owner: Ctx, slug: string): Promise<number> {
  const { id, number } = await publish(owner, slug);
  const [example] = await database().db.select().from(versions).where(isNotNull(versions.graphSha256)).limit(1);
  if (!example) {
    await quarantineVersion(systemCtx(), { versionId: id });
    return number;
  }
  // Examining takes a second: once a test file is enough, since every one of these is the same model.
  const { status, manifest, certificate, graphSha256, validatedAt } = example;
  await database()
    .db.update(versions)
    .set({ status, manifest, certificate, graphSha256, validatedAt })
    .where(eq(versions.id, id));
  return number;
}

export async function reject(versionId: string, rejection: string): Promise<void> {
  await database().db.update(versions).set({ status: 'rejected', rejection }).where(eq(versions.id, versionId));
}

/** How many jobs of that name and data wait or run. */
export async function openJobs(name: string, data: object): Promise<number> {
  const [row] = await database().db.execute<{ jobs: number }>(sql`
    select count(*)::int as jobs from pgboss.job
    where name = ${name} and data @> ${JSON.stringify(data)}::jsonb and state in ('created', 'retry', 'active')`);
  return row!.jobs;
}

export async function versionRow(versionId: string) {
  const [row] = await database().db.select().from(versions).where(eq(versions.id, versionId));
  return row!;
}
