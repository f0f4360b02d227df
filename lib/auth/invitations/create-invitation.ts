import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { oneTimeLinks } from '#db/schema/people';
import { noteInAudit } from '#lib/audit/note-in-audit';
import type { Transaction } from '#lib/auth/change-credentials';
import { Invitation, isOpenInvitation } from '#lib/auth/invitations/invitation';
import { invitationLink } from '#lib/auth/invitations/invitation-link';
import { linkUrl } from '#lib/auth/links/link-url';
import { makeLink } from '#lib/auth/links/make-link';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { queueMail } from '#lib/auth/mail/queue-mail';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { Email } from '#lib/auth/people/email';
import { accountWithEmail, emailTakenBySomebody } from '#lib/auth/people/email-taken';
import { roles } from '#lib/auth/permissions';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';

export const CreateInvitation = z.object({
  email: Email,
  role: z.enum(roles).default('end-user').describe('What they will be.'),
});
export type CreateInvitation = z.infer<typeof CreateInvitation>;

export const CreatedInvitation = Invitation.extend({
  link: z
    .string()
    .nullable()
    .describe('To hand over, where this installation sends no e-mail; null where it was sent. Told only now.'),
  replaced: z
    .object({ id: z.string(), role: z.enum(roles) })
    .nullable()
    .describe('The open invitation of this e-mail whose place this one took: its link opens nothing any more.'),
}).meta({ id: 'CreatedInvitation' });
export type CreatedInvitation = z.infer<typeof CreatedInvitation>;

/**
 * Invites an e-mail by a link that is good for a week and once: sent, or given here where no e-mail is sent, beginning
 * with `siteUrl`. A second one takes the place of the first. 409 for an e-mail with an account, or while sign-up is
 * closed, when admins make accounts themselves.
 */
export async function createInvitation(
  ctx: Ctx,
  { email, role }: CreateInvitation,
  siteUrl: string,
): Promise<CreatedInvitation> {
  requirePermission(ctx.actor, 'person:write');
  if (env.SIGN_UP === 'closed') {
    throw new AppError('conflict', 'Sign-up is closed here, by SIGN_UP. Make the account yourself instead.');
  }
  return ctx.db.transaction(async (tx) => {
    const known = await accountWithEmail(tx, email);
    if (known) throw emailTakenBySomebody(known);
    const replaced = await takePlaceOfOpen(tx, email);
    const made = await makeLink(tx, { purpose: 'invitation', email, role, createdBy: actingUserId(ctx.actor) });
    const { id, token, createdAt, expiresAt } = made;
    if (env.SMTP_URL) await queueMail(tx, { to: email, ...mailTexts.invitation(linkUrl('invitation', token)) });
    const link = env.SMTP_URL ? null : linkUrl('invitation', token, siteUrl);
    noteInAudit(ctx, { role, replacedId: replaced?.id });
    return { id, email, role, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), link, replaced };
  });
}

/** Ends the invitations of an e-mail that were made before; gives the one that was good still. */
async function takePlaceOfOpen(tx: Transaction, email: string): Promise<CreatedInvitation['replaced']> {
  const ended = await tx
    .delete(oneTimeLinks)
    .where(and(eq(oneTimeLinks.email, email), isOpenInvitation))
    .returning();
  const open = ended.map(invitationLink).find(({ expiresAt }) => expiresAt.getTime() > Date.now());
  return open ? { id: open.id, role: open.role } : null;
}
