import { requirePermission } from '#lib/auth/may';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import { plansWhere } from '#lib/billing/plans/plan-details';
import { isVisiblePlan } from '#lib/billing/plans/visible-plan';
import type { Ctx } from '#lib/context';

/** Finance gets every plan, the archived ones too; everybody else the public ones and the one they are on. */
export async function listPlans(ctx: Ctx, now = new Date()): Promise<PlanDetail[]> {
  requirePermission(ctx.actor, 'billing:read');
  return plansWhere(ctx, isVisiblePlan(ctx), now);
}
