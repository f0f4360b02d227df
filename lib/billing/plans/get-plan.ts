import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { plans } from '#db/schema/people';
import { requirePermission } from '#lib/auth/may';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import { plansWhere } from '#lib/billing/plans/plan-details';
import { PlanId } from '#lib/billing/plans/plan-settings';
import { isVisiblePlan } from '#lib/billing/plans/visible-plan';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export const GetPlan = z.object({ id: PlanId });
export type GetPlan = z.infer<typeof GetPlan>;

/** A plan that is public or one's own; any for finance. */
export async function getPlan(ctx: Ctx, { id }: GetPlan, now = new Date()): Promise<PlanDetail> {
  requirePermission(ctx.actor, 'billing:read');
  const [plan] = await plansWhere(ctx, and(eq(plans.id, id), isVisiblePlan(ctx)), now);
  if (!plan) throw notFound('plan of that name');
  return plan;
}
