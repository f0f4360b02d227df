import { eq } from 'drizzle-orm';
import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { notFound } from '#lib/errors';

/** Locks a customer, so that their plan is changed by one at a time, and gives the plan they are on. 404 for nobody. */
export async function lockCustomer(tx: Transaction, userId: string): Promise<{ planId: string }> {
  const [customer] = await tx
    .select({ planId: users.planId })
    .from(users)
    .where(eq(users.id, userId))
    .for('no key update');
  if (!customer) throw notFound('customer of that id');
  return customer;
}
