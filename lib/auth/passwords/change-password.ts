import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { voidResetLinks } from '#lib/auth/password-reset/void-reset-links';
import { NewPassword, requireUncommonPassword } from '#lib/auth/passwords/new-password';
import { hashPassword } from '#lib/auth/passwords/password';
import { requireCurrentPassword } from '#lib/auth/passwords/require-current-password';
import { requirePerson } from '#lib/auth/require-person';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import type { Proven } from '#lib/auth/sessions/require-still-proven';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';

export const ChangePassword = z.object({
  currentPassword: z
    .string()
    .max(200)
    .default('')
    .describe('Empty for people who have none yet, as they sign in through a provider.'),
  newPassword: NewPassword,
});
export type ChangePassword = z.infer<typeof ChangePassword>;

/**
 * Gives oneself another password. Every session of the person ends, and every link to choose another is void;
 * `renewSession` begins this browser's anew, by what is given. 422 for a wrong password or one to avoid, 409 where the
 * password was changed meanwhile.
 */
export async function changePassword(ctx: Ctx, { currentPassword, newPassword }: ChangePassword): Promise<Proven> {
  const userId = requirePerson(ctx.actor);
  const [person] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!person) throw notFound('person');
  if (person.passwordHash !== null) await requireCurrentPassword(person, currentPassword, '/currentPassword');
  requireUncommonPassword(newPassword, person, '/newPassword');
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
    await voidResetLinks(tx, userId);
    await tellPerson(tx, userId, mailTexts.passwordChanged());
    return { userId, passwordHash, totpSince: changed.totpSince };
  });
}
