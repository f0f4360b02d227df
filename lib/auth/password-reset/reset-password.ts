import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { noteWho } from '#lib/audit/note-who';
import { changeCredentials } from '#lib/auth/change-credentials';
import { LinkToken } from '#lib/auth/links/one-time-link';
import { linkIsOver, requireOpenLink, takeLink } from '#lib/auth/links/open-link';
import { voidLinks } from '#lib/auth/links/void-links';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { endAccessOfMaker } from '#lib/auth/password-reset/end-access-of-maker';
import { NewPassword, requireUncommonPassword } from '#lib/auth/passwords/new-password';
import { hashPassword } from '#lib/auth/passwords/password';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import type { Ctx } from '#lib/context';

export const ResetPassword = z.object({ token: LinkToken, password: NewPassword });
export type ResetPassword = z.infer<typeof ResetPassword>;

/**
 * Gives the person of a link another password, and ends all of their sessions and other such links. Two-factor stays on,
 * and API keys stay good where the e-mail was confirmed before. 403 for a link that is over, 422 for a password to avoid,
 * which leaves the link good.
 */
export async function resetPassword(ctx: Ctx, { token, password }: ResetPassword): Promise<void> {
  const link = await requireOpenLink(ctx.db, 'reset-password', token);
  const isThem = and(
    eq(users.id, link.userId ?? ''),
    eq(users.email, link.email),
    isNull(users.disabledAt),
    isNull(users.erasedAt),
  );
  const [person] = await ctx.db.select().from(users).where(isThem);
  if (!person) throw linkIsOver();
  noteWho(ctx, person.id);
  requireUncommonPassword(password, person, '/password');
  const passwordHash = await hashPassword(password);
  await changeCredentials(ctx.db, { kind: 'user', id: person.id }, async (tx) => {
    const changed = await tx
      .update(users)
      .set({ passwordHash, emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(isThem)
      .returning({ id: users.id });
    if (changed.length === 0) throw linkIsOver();
    await takeLink(tx, 'reset-password', token);
    await endSessionsOf(tx, person.id);
    await voidLinks(tx, person.id);
    if (person.emailVerifiedAt === null) await endAccessOfMaker(tx, person.id);
    await tellPerson(tx, person.id, mailTexts.passwordChanged());
  });
}
