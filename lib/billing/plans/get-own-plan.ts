import { actingUserId, requirePermission } from '#lib/auth/may';
import { customerPlan } from '#lib/billing/plans/customer-plan';
import type { CustomerPlan } from '#lib/billing/plans/plan-detail';
import type { Ctx } from '#lib/context';

/** The plan of whoever acts, and the one they change to. 404 for the platform itself. */
export async function getOwnPlan(ctx: Ctx, now = new Date()): Promise<CustomerPlan> {
  requirePermission(ctx.actor, 'billing:read');
  return customerPlan(ctx, actingUserId(ctx.actor) ?? '', now);
}
