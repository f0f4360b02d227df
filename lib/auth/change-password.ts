import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { NewPassword, requireUncommonPassword } from '#lib/auth/new-password';
import { hashPassword, verifyPassword } from '#lib/auth/password';
import { requirePerson } from '#lib/auth/require-person';
import { passwordTries } from '#lib/auth/sign-in-by-password';
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

/** Gives oneself another password. Every session of the person ends; `renewSession` begins this browser's anew. */
export async function changePassword(ctx: Ctx, { currentPassword, newPassword }: ChangePassword): Promise<void> {
  const userId = requirePerson(ctx.actor);
  const [person] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!person) throw notFound('person');
  if (person.passwordHash !== null) await requireCurrentPassword(userId, person.passwordHash, currentPassword);
  requireUncommonPassword(newPassword, person, '/newPassword');
  const passwordHash = await hashPassword(newPassword);
  await changeCredentials(ctx.db, { kind: 'user', id: userId }, (tx) =>
    tx.update(users).set({ passwordHash }).where(eq(users.id, userId)),
  );
}

async function requireCurrentPassword(userId: string, passwordHash: string, password: string): Promise<void> {
  const now = Date.now();
  const subjects = [`person ${userId}`];
  if (!passwordTries().take(subjects, now)) {
    throw new AppError('rate-limited', 'Too many wrong passwords. Wait a minute and try again.', {
      headers: { 'retry-after': '60' },
    });
  }
  if (!(await verifyPassword(passwordHash, password))) {
    const detail = 'This is not your current password.';
    throw new AppError('invalid', detail, { errors: [{ pointer: '/currentPassword', detail }] });
  }
  passwordTries().giveBack(subjects, now);
}
