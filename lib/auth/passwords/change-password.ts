import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { voidLinks } from '#lib/auth/links/void-links';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { NewPassword, requireUncommonPassword } from '#lib/auth/passwords/new-password';
import { hashPassword } from '#lib/auth/passwords/password';
import { ownRow } from '#lib/auth/people/own-row';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import type { Proven } from '#lib/auth/sessions/require-still-proven';
import { Reauthentication, reauthenticate } from '#lib/auth/two-factor/reauthenticate';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

export const ChangePassword = Reauthentication.extend({ newPassword: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

/**
 * Gives oneself another password. Every session of the person ends, and every link to choose another is void;
 * `renewSession` begins this browser's anew, by what is given. 422 for a password to avoid and for a wrong password or
 * code, 409 where the password was changed meanwhile and, for a first one, where the sign-in is long ago.
 */
export async function changePassword(ctx: Ctx, { newPassword, ...proof }: ChangePassword): Promise<Proven> {
  const person = await ownRow(ctx);
  const userId = person.id;
  // First, as a code that was right is used up.
  requireUncommonPassword(newPassword, person, '/newPassword');
  await reauthenticate(ctx, person, proof);
  const passwordHash = await hashPassword(newPassword);
  return changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    const isAsVerified = sql`${users.passwordHash} is not distinct from ${person.passwordHash}`;
    const [changed] = await tx
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, userId), isAsVerified))
      .returning({ totpSince: users.totpSince });
    if (!changed) throw new AppError('conflict', 'Your password was changed just now. Sign in with the new one.');
    await endSessionsOf(tx, userId);
    await voidLinks(tx, userId);
    await tellPerson(tx, userId, mailTexts.passwordChanged());
    return { userId, passwordHash, totpSince: changed.totpSince };
  });
}
