import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { plans } from '#db/schema/people';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged } from '#lib/audit/what-changed';
import { changeCredentials, type Transaction } from '#lib/auth/change-credentials';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { assignPlan } from '#lib/billing/plans/assign-plan';
import { costsNothing } from '#lib/billing/plans/costs-nothing';
import { customerPlan } from '#lib/billing/plans/customer-plan';
import { lockCustomer } from '#lib/billing/plans/lock-customer';
import type { CustomerPlan } from '#lib/billing/plans/plan-detail';
import { planInForce } from '#lib/billing/plans/plan-in-force';
import { PlanId } from '#lib/billing/plans/plan-settings';
import { isPublicPlan } from '#lib/billing/plans/public-plans';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { addMonths, periodAt } from '#lib/period';

export const ChoosePlan = z.strictObject({ planId: PlanId });
export type ChoosePlan = z.infer<typeof ChoosePlan>;

/**
 * Puts whoever acts on a public plan: at once, for all of this month, where the one they are on costs nothing; else with
 * the next month. The plan they are on takes back a change to come. 404 for a plan that is not public.
 */
export async function choosePlan(ctx: Ctx, { planId }: ChoosePlan, now = new Date()): Promise<CustomerPlan> {
  requirePermission(ctx.actor, 'billing:write');
  const userId = actingUserId(ctx.actor);
  if (!userId) throw new AppError('forbidden', 'A plan belongs to a person: sign in to choose one.');
  const period = periodAt(now.getTime());
  await changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    await lockCustomer(tx, userId);
    const present = await planInForce(tx, userId, period);
    if (planId !== present.planId) await requirePublic(tx, planId);
    const fromPeriod = costsNothing(present.prices) ? period : addMonths(period, 1);
    const before = await assignPlan(tx, { userId, planId, fromPeriod, by: userId }, now);
    noteInAudit(ctx, { planId, fromPeriod, ...whatChanged(before, { planId }, ['planId']) });
  });
  return customerPlan(ctx, userId, now);
}

async function requirePublic(tx: Transaction, planId: string): Promise<void> {
  const found = await tx
    .select({ id: plans.id })
    .from(plans)
    .where(and(eq(plans.id, planId), isPublicPlan));
  if (found.length === 0) throw notFound('plan of that name');
}
