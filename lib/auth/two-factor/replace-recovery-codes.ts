import { eq } from 'drizzle-orm';
import { recoveryCodes } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { newRecoveryCodes, recoveryCodeHash } from '#lib/auth/two-factor/recovery-code';

/** Gives a person ten new recovery codes; those before are worth nothing. Only their hashes are kept. */
export async function replaceRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, hash: recoveryCodeHash(code)! })));
  return codes;
}
