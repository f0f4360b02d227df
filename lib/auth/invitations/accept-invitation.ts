import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { oneTimeLinks } from '#db/schema/people';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { noteWho } from '#lib/audit/note-who';
import { invitationLink } from '#lib/auth/invitations/invitation-link';
import { requireStanding } from '#lib/auth/invitations/invitation-stands';
import { LinkToken } from '#lib/auth/links/one-time-link';
import { requireOpenLink, takeLink } from '#lib/auth/links/open-link';
import { NewPassword, requireUncommonPassword } from '#lib/auth/passwords/new-password';
import { hashPassword } from '#lib/auth/passwords/password';
import type { Account } from '#lib/auth/people/account';
import { emailTaken } from '#lib/auth/people/email-taken';
import { insertPerson } from '#lib/auth/people/insert-person';
import { PersonName } from '#lib/auth/people/person-name';
import type { Ctx } from '#lib/context';

export const AcceptInvitation = z.object({ token: LinkToken, name: PersonName, password: NewPassword });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/**
 * Makes the account that a link invites to, its e-mail confirmed by that. 403 for a link that is over, 409 where the
 * e-mail has got an account since, 422 for a password to avoid, which leaves the link good.
 */
export async function acceptInvitation(ctx: Ctx, { token, name, password }: AcceptInvitation): Promise<Account> {
  const { email } = await requireOpenLink(ctx.db, 'invitation', token);
  requireUncommonPassword(password, { email, name }, '/password');
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(async (tx) => {
    const link = invitationLink(await takeLink(tx, 'invitation', token));
    await requireStanding(tx, link);
    const { role } = link;
    const person = await insertPerson(tx, { email, name, passwordHash, role, emailVerifiedAt: new Date() });
    if (!person) throw emailTaken();
    await tx.delete(oneTimeLinks).where(and(eq(oneTimeLinks.email, email), eq(oneTimeLinks.purpose, 'invitation')));
    noteWho(ctx, person.id);
    noteInAudit(ctx, { role, invitationId: link.id });
    return person;
  });
}
