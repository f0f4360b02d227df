import { isDeepStrictEqual } from 'node:util';
import { and, eq, gte } from 'drizzle-orm';
import { z } from 'zod';
import { planPrices } from '#db/schema/billing';
import { plans } from '#db/schema/people';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged, whichChanged } from '#lib/audit/what-changed';
import { changeCredentials, type Transaction } from '#lib/auth/change-credentials';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { type GetPlan, getPlan } from '#lib/billing/plans/get-plan';
import { lockPlan } from '#lib/billing/plans/lock-plan';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import { planSettings } from '#lib/billing/plans/plan-settings';
import { pricedBy, priceFields } from '#lib/billing/plans/price-fields';
import { requireFreeWithinCap } from '#lib/billing/plans/require-free-within-cap';
import { requirePricedModels } from '#lib/billing/plans/require-priced-models';
import type { Ctx } from '#lib/context';
import { addMonths, periodAt } from '#lib/period';
import { keepPlanQuotas } from '#lib/usage/quotas/keep-plan-quotas';

/** What to change; what is left out stays. Prices come as a whole. */
export const PlanChanges = z
  .strictObject(planSettings)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Send at least one thing to change.');
export type PlanChanges = z.infer<typeof PlanChanges>;

/**
 * Changes a plan: its limits at once, for everybody on it and in every process; its prices with the next month, in place
 * of any set for then before. The prices of now take those back. 409 for an archived one.
 */
export async function changePlan(
  ctx: Ctx,
  { id, changes }: GetPlan & { changes: PlanChanges },
  now = new Date(),
): Promise<PlanDetail> {
  requirePermission(ctx.actor, 'finance:write');
  const { prices, ...settings } = changes;
  await changeCredentials(ctx.db, { kind: 'plan', id }, async (tx) => {
    await lockPlan(tx, id);
    const before = await getPlan({ ...ctx, db: tx }, { id }, now);
    const next = prices ?? before.comingPrices?.prices ?? before.prices;
    requireFreeWithinCap(next, settings.maxUnits === undefined ? before.maxUnits : settings.maxUnits);
    if (prices) {
      await requirePricedModels(tx, prices);
      const isAsNow = isDeepStrictEqual(prices, before.prices);
      await replaceComingPrices(tx, { id, prices: isAsNow ? null : prices, by: actingUserId(ctx.actor) }, now);
    }
    if (Object.keys(settings).length > 0) await tx.update(plans).set(settings).where(eq(plans.id, id));
    await keepPlanQuotas(tx, { planId: id });
    const stood = before.comingPrices?.prices ?? before.prices;
    noteInAudit(ctx, whatChanged(before, settings, ['limitPerMinute', 'maxUnits', 'isPublic', 'position']));
    noteInAudit(ctx, whatChanged(priceFields(stood), priceFields(next), pricedBy));
    noteInAudit(ctx, whichChanged(before, settings, ['name', 'description']));
  });
  return getPlan(ctx, { id }, now);
}

type Coming = { id: string; prices: PlanPrices | null; by: string | null };

async function replaceComingPrices(tx: Transaction, { id, prices, by }: Coming, now: Date): Promise<void> {
  const fromPeriod = addMonths(periodAt(now.getTime()), 1);
  await tx.delete(planPrices).where(and(eq(planPrices.planId, id), gte(planPrices.fromPeriod, fromPeriod)));
  if (prices) await tx.insert(planPrices).values({ planId: id, fromPeriod, prices, createdBy: by });
}
