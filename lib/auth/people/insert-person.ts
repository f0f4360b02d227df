import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { type Account, accountColumns } from '#lib/auth/people/account';
import { claimAddress } from '#lib/auth/people/claim-address';
import { newId } from '#lib/ids';
import { keepPlanQuotas } from '#lib/usage/quotas/keep-plan-quotas';

export type NewAccountRow = Pick<
  typeof users.$inferInsert,
  'email' | 'name' | 'passwordHash' | 'role' | 'emailVerifiedAt'
>;

/**
 * Adds a person, with the quotas of their plan and what was sent to their e-mail before; null, and nothing added, where
 * the e-mail has an account.
 */
export async function insertPerson(tx: Transaction, person: NewAccountRow): Promise<Account | null> {
  const [made] = await tx
    .insert(users)
    .values({ ...person, id: newId('user') })
    .onConflictDoNothing()
    .returning(accountColumns);
  if (!made) return null;
  await claimAddress(tx, made.id, made.email);
  await keepPlanQuotas(tx, { userId: made.id });
  return made;
}
