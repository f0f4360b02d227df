import { eq } from 'drizzle-orm';
import { plans } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { AppError, notFound } from '#lib/errors';

/**
 * Locks a plan until the transaction ends: to change it, or to put somebody on it (`share`), so that it is not archived
 * meanwhile. People can sign up on it all the while. 404 where there is none, 409 for an archived one.
 */
export async function lockPlan(
  tx: Transaction,
  id: string,
  lock: 'no key update' | 'share' = 'no key update',
): Promise<typeof plans.$inferSelect> {
  const [plan] = await tx.select().from(plans).where(eq(plans.id, id)).for(lock);
  if (!plan) throw notFound('plan of that name');
  if (plan.archivedAt) throw new AppError('conflict', `The plan "${id}" is archived: nobody can be on it any more.`);
  return plan;
}
