import { and, asc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { models } from '#db/schema/registry';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import type { Ctx } from '#lib/context';

export type PricedModel = { id: string; slug: string; name: string };

/**
 * The models that have prices of their own in some plan, as far as whoever acts may know of them: finance all, the deleted
 * ones too, everybody else theirs and those for everyone.
 */
export function pricedModels(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  plans: readonly PlanPrices[],
): Promise<PricedModel[]> {
  const ids = [...new Set(plans.flatMap((prices) => prices.models.map(({ modelId }) => modelId)))];
  const visible = or(eq(models.visibility, 'everyone'), eq(models.ownerId, actingUserId(actor) ?? ''));
  const where = may(actor, 'finance:read') ? undefined : and(isNull(models.deletedAt), visible);
  return modelsWhere(db, and(inArray(models.id, ids), where));
}

/** Every model there is, for finance to price. */
export function priceableModels({ db, actor }: Ctx): Promise<PricedModel[]> {
  requirePermission(actor, 'finance:write');
  return modelsWhere(db, isNull(models.deletedAt));
}

function modelsWhere(db: Ctx['db'], where: SQL | undefined): Promise<PricedModel[]> {
  return db
    .select({ id: models.id, slug: models.slug, name: models.name })
    .from(models)
    .where(where)
    .orderBy(asc(models.name), asc(models.id));
}
