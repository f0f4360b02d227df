import type { Database } from '#db/client';
import { type PlanInForce, plansInForce } from '#lib/billing/plans/plans-in-force';

/** The plan that prices a customer's period; throws RangeError where there is no such customer. */
export async function planInForce(db: Database, userId: string, period: string): Promise<PlanInForce> {
  const plan = (await plansInForce(db, period, [userId])).get(userId);
  if (!plan) throw new RangeError(`there is no customer ${userId}`);
  return plan;
}
