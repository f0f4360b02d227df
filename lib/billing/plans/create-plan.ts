import { z } from 'zod';
import { planPrices } from '#db/schema/billing';
import { plans } from '#db/schema/people';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { getPlan } from '#lib/billing/plans/get-plan';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import { PlanId, planSettings } from '#lib/billing/plans/plan-settings';
import { priceFields } from '#lib/billing/plans/price-fields';
import { requireFreeWithinCap } from '#lib/billing/plans/require-free-within-cap';
import { requirePricedModels } from '#lib/billing/plans/require-priced-models';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { periodAt } from '#lib/period';

export const CreatePlan = z.strictObject({
  id: PlanId,
  ...planSettings,
  description: planSettings.description.default(''),
  maxUnits: planSettings.maxUnits.default(null),
  isPublic: planSettings.isPublic.default(false),
  position: planSettings.position.default(0),
});
export type CreatePlan = z.infer<typeof CreatePlan>;

/** Makes a plan, whose prices hold from this month on. 409 where there is one of its id, archived or not. */
export async function createPlan(ctx: Ctx, { prices, ...plan }: CreatePlan, now = new Date()): Promise<PlanDetail> {
  requirePermission(ctx.actor, 'finance:write');
  requireFreeWithinCap(prices, plan.maxUnits);
  await requirePricedModels(ctx.db, prices);
  await ctx.db.transaction(async (tx) => {
    const made = await tx.insert(plans).values(plan).onConflictDoNothing().returning({ id: plans.id });
    if (made.length === 0) throw new AppError('conflict', `There is a plan "${plan.id}" already. Choose another id.`);
    const [fromPeriod, createdBy] = [periodAt(now.getTime()), actingUserId(ctx.actor)];
    await tx.insert(planPrices).values({ planId: plan.id, fromPeriod, prices, createdBy });
  });
  const { limitPerMinute, maxUnits, isPublic } = plan;
  noteInAudit(ctx, { limitPerMinute, maxUnits, isPublic, ...priceFields(prices) });
  return getPlan(ctx, { id: plan.id }, now);
}
