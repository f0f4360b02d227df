import { and, eq, gt } from 'drizzle-orm';
import { planAssignments } from '#db/schema/billing';
import { plans, users } from '#db/schema/people';
import type { CustomerPlan } from '#lib/billing/plans/plan-detail';
import { plansWhere } from '#lib/billing/plans/plan-details';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { periodAt } from '#lib/period';

/** The plan somebody is on, and the one they change to; whoever calls has seen to it that the actor may know. */
export async function customerPlan(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  userId: string,
  now = new Date(),
): Promise<CustomerPlan> {
  const { db } = ctx;
  const own = db.select({ planId: users.planId }).from(users).where(eq(users.id, userId));
  const [plan] = await plansWhere(ctx, eq(plans.id, own), now);
  if (!plan) throw notFound('customer of that id');
  const [coming] = await db
    .select({ planId: plans.id, name: plans.name, fromPeriod: planAssignments.fromPeriod })
    .from(planAssignments)
    .innerJoin(plans, eq(plans.id, planAssignments.planId))
    .where(and(eq(planAssignments.userId, userId), gt(planAssignments.fromPeriod, periodAt(now.getTime()))));
  return { plan, coming: coming ?? null };
}
