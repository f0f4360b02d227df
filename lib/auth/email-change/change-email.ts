import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { providerAccounts, users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { LinkToken } from '#lib/auth/links/one-time-link';
import { linkIsOver, takeLink } from '#lib/auth/links/open-link';
import { voidLinks } from '#lib/auth/links/void-links';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { claimAddress } from '#lib/auth/people/claim-address';
import { currentSession } from '#lib/auth/sessions/current-session';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { enqueue, queuesReady } from '#lib/queue/queue';

export const ChangeEmail = z.object({ token: LinkToken });
export type ChangeEmail = z.infer<typeof ChangeEmail>;

/**
 * Makes the e-mail that a link was sent to one's own, confirmed by that; the old one is told. One's other sessions end,
 * and providers, which vouched for the old e-mail, sign nobody in any more. 403 for a link that is over or of another
 * account than one is signed in to, as a mistyped address opens none; 409 where the e-mail has got an account since.
 */
export async function changeEmail(ctx: Ctx, { token }: ChangeEmail): Promise<void> {
  const { userId, sessionId } = currentSession(ctx.actor);
  const stays = and(eq(users.id, userId), isNull(users.disabledAt), isNull(users.eraseAt), isNull(users.erasedAt));
  await queuesReady();
  await changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    const [person] = await tx.select({ id: users.id }).from(users).where(stays).for('no key update');
    const link = await takeLink(tx, 'change-email', token);
    if (!person || link.userId !== userId) throw linkIsOver();
    await tellPerson(tx, userId, mailTexts.emailChanged());
    await enqueue(tx, 'update-stripe-customer', { userId }, { requestId: ctx.requestId });
    await tx.update(users).set({ email: link.email, emailVerifiedAt: new Date() }).where(eq(users.id, userId));
    await claimAddress(tx, userId, link.email);
    await tx.delete(providerAccounts).where(eq(providerAccounts.userId, userId));
    await endSessionsOf(tx, userId, { except: sessionId });
    await voidLinks(tx, userId);
  }).catch(refuseTaken);
}

/** Whoever opened the link has shown that the e-mail is theirs, and may know. */
function refuseTaken(error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : {};
  const isTaken = 'constraint_name' in cause && cause.constraint_name === 'users_email';
  throw isTaken ? new AppError('conflict', 'This e-mail has got an account meanwhile. Ask for another one.') : error;
}
