import { eq } from 'drizzle-orm';
import { recoveryCodes, users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';

/** Forgets the authenticator and the recovery codes of a person; false where there is no such person. */
export async function clearTwoFactor(tx: Transaction, userId: string): Promise<boolean> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const cleared = await tx
    .update(users)
    .set({ totpSecret: null, totpSince: null, totpLastStep: null })
    .where(eq(users.id, userId))
    .returning({ id: users.id });
  return cleared.length === 1;
}
