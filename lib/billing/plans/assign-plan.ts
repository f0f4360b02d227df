import { and, eq, gte } from 'drizzle-orm';
import { billingPeriods, planAssignments } from '#db/schema/billing';
import { users } from '#db/schema/people';
import { metering } from '#db/schema/usage';
import type { Transaction } from '#lib/auth/change-credentials';
import { lockCustomer } from '#lib/billing/plans/lock-customer';
import { lockPlan } from '#lib/billing/plans/lock-plan';
import { planInForce } from '#lib/billing/plans/plan-in-force';
import { AppError } from '#lib/errors';
import { periodAt } from '#lib/period';
import { keepPlanQuotas } from '#lib/usage/quotas/keep-plan-quotas';

export type Assignment = {
  userId: string;
  planId: string;
  fromPeriod: string;
  /** Who decided it; null for the platform. */
  by: string | null;
};

/** Before anything was used. */
const always = '2000-01';

/**
 * Puts a customer on a plan from a period on, in place of what was to come from then on: limits too, where that has
 * begun. Earlier periods keep the plan they had. Gives the plan they were on. 409 where the plan is archived, or the
 * period is closed.
 */
export async function assignPlan(tx: Transaction, assignment: Assignment, now: Date): Promise<{ planId: string }> {
  const { userId, planId, fromPeriod, by } = assignment;
  const hasBegun = fromPeriod <= periodAt(now.getTime());
  if (hasBegun) await requireOpenPeriod(tx, fromPeriod);
  const before = await lockCustomer(tx, userId);
  await lockPlan(tx, planId, 'share');
  await tx.insert(planAssignments).values({ userId, fromPeriod: always, planId: before.planId }).onConflictDoNothing();
  await tx
    .delete(planAssignments)
    .where(and(eq(planAssignments.userId, userId), gte(planAssignments.fromPeriod, fromPeriod)));
  const kept = await planInForce(tx, userId, fromPeriod);
  if (kept.planId !== planId) await tx.insert(planAssignments).values({ userId, planId, fromPeriod, by });
  if (!hasBegun) return before;
  await tx.update(users).set({ planId }).where(eq(users.id, userId));
  await keepPlanQuotas(tx, { userId });
  return before;
}

/** Whoever closes a period holds the row of metering, so none is closed until the transaction ends. */
async function requireOpenPeriod(tx: Transaction, period: string): Promise<void> {
  await tx.select().from(metering).for('share');
  const closed = await tx
    .select({ period: billingPeriods.period })
    .from(billingPeriods)
    .where(gte(billingPeriods.period, period))
    .limit(1);
  if (closed.length > 0) throw new AppError('conflict', `${period} is closed. Change the plan from the next month on.`);
}
