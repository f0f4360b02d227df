import { and, inArray, isNull, ne, sql } from 'drizzle-orm';
import { batchJobs } from '#db/schema/batch';
import { invoices } from '#db/schema/billing';
import { apiKeys, users } from '#db/schema/people';
import { models } from '#db/schema/registry';
import { datasets, runs } from '#db/schema/training';
import type { AuditLogEntry } from '#lib/audit/audit-entries';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

export type NamedTarget = {
  kind: 'person' | 'model' | 'key' | 'dataset' | 'run' | 'batch-job' | 'invoice';
  name: string;
};

/**
 * What the ids and slugs that entries tell of are called now, by id and by `slug:…` (a value may read like a slug), as far
 * as there still is such a thing. Nothing of it is kept.
 */
export async function nameTargets(
  { db, actor }: Ctx,
  entries: readonly Pick<AuditLogEntry, 'target'>[],
): Promise<Record<string, NamedTarget>> {
  requirePermission(actor, 'audit:read');
  const values = [...new Set(entries.flatMap(({ target }) => Object.values(target)))];
  const slugs = [...new Set(entries.flatMap(({ target: { slug } }) => slug ?? []))];
  const of = (prefix: string) => values.filter((value) => value.startsWith(prefix));
  const live = isNull(models.deletedAt);
  const { id: modelId, slug } = models;
  const found = await Promise.all([
    named('person', of('usr_'), (ids) =>
      db
        .select({ id: users.id, name: users.name })
        .from(users)
        .where(and(inArray(users.id, ids), ne(users.name, ''))),
    ),
    named('model', of('mdl_'), (ids) =>
      db
        .select({ id: modelId, name: slug })
        .from(models)
        .where(and(inArray(modelId, ids), live)),
    ),
    named('model', slugs, (ids) =>
      db
        .select({ id: sql<string>`'slug:' || ${slug}`, name: slug })
        .from(models)
        .where(and(inArray(slug, ids), live)),
    ),
    named('key', of('key_'), (ids) =>
      db.select({ id: apiKeys.id, name: apiKeys.name }).from(apiKeys).where(inArray(apiKeys.id, ids)),
    ),
    named('dataset', of('ds_'), (ids) =>
      db
        .select({ id: datasets.id, name: datasets.name })
        .from(datasets)
        .where(and(inArray(datasets.id, ids), isNull(datasets.deletedAt))),
    ),
    named('run', of('run_'), (ids) =>
      db.select({ id: runs.id, name: runs.id }).from(runs).where(inArray(runs.id, ids)),
    ),
    named('batch-job', of('job_'), (ids) =>
      db.select({ id: batchJobs.id, name: batchJobs.id }).from(batchJobs).where(inArray(batchJobs.id, ids)),
    ),
    named('invoice', of('inv_'), (ids) =>
      db.select({ id: invoices.id, name: invoices.id }).from(invoices).where(inArray(invoices.id, ids)),
    ),
  ]);
  return Object.fromEntries(found.flat());
}

async function named(
  kind: NamedTarget['kind'],
  ids: string[],
  read: (ids: string[]) => PromiseLike<{ id: string; name: string }[]>,
): Promise<[string, NamedTarget][]> {
  if (ids.length === 0) return [];
  return (await read(ids)).map(({ id, name }) => [id, { kind, name }]);
}
