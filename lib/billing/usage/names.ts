import { inArray } from 'drizzle-orm';
import type { Database } from '#db/client';
import { apiKeys } from '#db/schema/people';
import { models } from '#db/schema/registry';
import { may } from '#lib/auth/may';
import { toldName } from '#lib/auth/models/told-name';
import type { KeyUsage, ModelUsageRow } from '#lib/billing/usage/usage-answer';
import type { Ctx } from '#lib/context';

/**
 * Models by their ids; one that was erased has no name any more. Who may not see a model (any more) is told its slug for
 * its name, but for finance, who prices all of them.
 */
export async function modelNames(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  ids: readonly string[],
): Promise<(id: string) => NonNullable<ModelUsageRow['model']>> {
  const name = may(actor, 'finance:read') ? models.name : toldName(actor);
  const rows = await db
    .select({ id: models.id, slug: models.slug, name, deletedAt: models.deletedAt })
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
