import { and, asc, inArray, isNull, type SQL } from 'drizzle-orm';
import { models } from '#db/schema/registry';
import { may, requirePermission } from '#lib/auth/may';
import { usableBy } from '#lib/auth/models/usable-by';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import type { Ctx } from '#lib/context';

export type PricedModel = { id: string; slug: string; name: string };

/**
 * The models that have prices of their own in some plan, as far as whoever acts may know of them: finance all, the deleted
 * ones too, everybody else those they may use.
 */
export function pricedModels(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  plans: readonly PlanPrices[],
): Promise<PricedModel[]> {
  const ids = [...new Set(plans.flatMap((prices) => prices.models.map(({ modelId }) => modelId)))];
  const where = may(actor, 'finance:read') ? undefined : and(isNull(models.deletedAt), usableBy(actor));
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
