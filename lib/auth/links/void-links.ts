import { and, eq, inArray } from 'drizzle-orm';
import { oneTimeLinks } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import type { LinkPurpose } from '#lib/auth/links/one-time-link';

/**
 * Voids every link to choose another password or e-mail that a person was sent: part of `tx`, which changes what they
 * sign in with and holds their row.
 */
export const voidLinks = (tx: Transaction, userId: string) => forget(tx, userId, ['reset-password', 'change-email']);

/** Voids every link to choose another e-mail that a person was sent. */
export const voidChangeLinks = (tx: Transaction, userId: string) => forget(tx, userId, ['change-email']);

async function forget(tx: Transaction, userId: string, purposes: LinkPurpose[]): Promise<void> {
  await tx.delete(oneTimeLinks).where(and(eq(oneTimeLinks.userId, userId), inArray(oneTimeLinks.purpose, purposes)));
}
