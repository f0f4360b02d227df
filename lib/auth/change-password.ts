import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { NewPassword, requireUncommonPassword } from '#lib/auth/new-password';
import { hashPassword } from '#lib/auth/password';
import { requireCurrentPassword } from '#lib/auth/require-current-password';
import { requirePerson } from '#lib/auth/require-person';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

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
  if (person.passwordHash !== null) await requireCurrentPassword(person, currentPassword, '/currentPassword');
  requireUncommonPassword(newPassword, person, '/newPassword');
  const passwordHash = await hashPassword(newPassword);
  await changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
    await endSessionsOf(tx, userId);
  });
}
