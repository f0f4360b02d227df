import { z } from 'zod';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged } from '#lib/audit/what-changed';
import { changeCredentials } from '#lib/auth/change-credentials';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { assignPlan } from '#lib/billing/plans/assign-plan';
import { customerPlan } from '#lib/billing/plans/customer-plan';
import type { CustomerPlan } from '#lib/billing/plans/plan-detail';
import { PlanId } from '#lib/billing/plans/plan-settings';
import type { Ctx } from '#lib/context';
import { addMonths, periodAt } from '#lib/period';

export const MovePlan = z.strictObject({
  planId: PlanId,
  from: z
    .enum(['this-month', 'next-month'])
    .describe('Which month it prices first; limits change with it. All of this month, where that is said.'),
});
export type MovePlan = z.infer<typeof MovePlan>;

/** Puts a customer on any plan. 404 for nobody, 409 where the plan is archived or the month is closed. */
export async function movePlan(
  ctx: Ctx,
  { userId, planId, from }: MovePlan & { userId: string },
  now = new Date(),
): Promise<CustomerPlan> {
  requirePermission(ctx.actor, 'finance:write');
  const fromPeriod = addMonths(periodAt(now.getTime()), from === 'this-month' ? 0 : 1);
  const before = await changeCredentials(ctx.db, { kind: 'user', id: userId }, (tx) =>
    assignPlan(tx, { userId, planId, fromPeriod, by: actingUserId(ctx.actor) }, now),
  );
  noteInAudit(ctx, { planId, fromPeriod, ...whatChanged(before, { planId }, ['planId']) });
  return customerPlan(ctx, userId, now);
}
