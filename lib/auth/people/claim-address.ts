import { and, eq, isNull } from 'drizzle-orm';
import { mailMessages, oneTimeLinks } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';

/**
 * Ties invitations and e-mails to an address to the account that has it now, so that an erasure finds them whatever
 * e-mail its person has by then. Part of `tx`, which gives them the address.
 */
export async function claimAddress(tx: Transaction, userId: string, email: string): Promise<void> {
  await tx
    .update(oneTimeLinks)
    .set({ userId })
    .where(and(eq(oneTimeLinks.email, email), isNull(oneTimeLinks.userId)));
  await tx
    .update(mailMessages)
    .set({ userId })
    .where(and(eq(mailMessages.to, email), isNull(mailMessages.userId)));
}
