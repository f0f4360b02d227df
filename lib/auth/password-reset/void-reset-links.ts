import { and, eq } from 'drizzle-orm';
import { oneTimeLinks } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';

/** Voids every link to choose another password that a person was sent: part of `tx`, which gives them one. */
export async function voidResetLinks(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(oneTimeLinks).where(and(eq(oneTimeLinks.userId, userId), eq(oneTimeLinks.purpose, 'reset-password')));
}
