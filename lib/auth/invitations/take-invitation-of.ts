import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { oneTimeLinks } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { isOpenInvitation } from '#lib/auth/invitations/invitation';
import { type InvitationLink, invitationLink } from '#lib/auth/invitations/invitation-link';
import { invitationStands } from '#lib/auth/invitations/invitation-stands';

/** Uses up the invitation of an e-mail that somebody else vouches for, a provider say; undefined where there is none. */
export async function takeInvitationOf(tx: Transaction, email: string): Promise<InvitationLink | undefined> {
  const [link] = await tx
    .select()
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.email, email), isOpenInvitation, gt(oneTimeLinks.expiresAt, sql`now()`)))
    .orderBy(desc(oneTimeLinks.id))
    .limit(1);
  if (!link || !(await invitationStands(tx, link))) return undefined;
  const [taken] = await tx
    .delete(oneTimeLinks)
    .where(and(eq(oneTimeLinks.id, link.id), isOpenInvitation))
    .returning();
  return taken && invitationLink(taken);
}
