import { inArray } from 'drizzle-orm';
import type { Database } from '#db/client';
import { apiKeys } from '#db/schema/people';
import { models } from '#db/schema/registry';
import type { KeyUsage, ModelUsageRow } from '#lib/billing/usage/usage-answer';

/** Models by their ids; one that was erased has no name any more. */
export async function modelNames(
  db: Database,
  ids: readonly string[],
): Promise<(id: string) => NonNullable<ModelUsageRow['model']>> {
  const rows = await db
    .select({ id: models.id, slug: models.slug, name: models.name, deletedAt: models.deletedAt })
    .from(models)
    .where(inArray(models.id, [...ids]));
  const known = new Map(rows.map(({ deletedAt, ...model }) => [model.id, { ...model, isDeleted: deletedAt !== null }]));
  return (id) => known.get(id) ?? { id, slug: '', name: '', isDeleted: true };
}

/** Keys by their ids, revoked ones too. */
export async function keyNames(
  db: Database,
  ids: readonly string[],
): Promise<(id: string) => NonNullable<KeyUsage['key']>> {
  const { id, name, hint } = apiKeys;
  const rows = await db
    .select({ id, name, hint })
    .from(apiKeys)
    .where(inArray(id, [...ids]));
  const known = new Map(rows.map((key) => [key.id, key]));
  return (id) => known.get(id) ?? { id, name: '', hint: '' };
}
