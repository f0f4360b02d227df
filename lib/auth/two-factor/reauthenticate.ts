import { z } from 'zod';
import type { users } from '#db/schema/people';
import { requireCurrentPassword } from '#lib/auth/passwords/require-current-password';
import { TypedPassword } from '#lib/auth/passwords/typed-password';
import { requireRecentSignIn } from '#lib/auth/sessions/require-recent-sign-in';
import { requireCode, TypedCode } from '#lib/auth/two-factor/require-code';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

export const Reauthentication = z.object({
  currentPassword: TypedPassword.default('').describe(
    'Empty for people who have none yet, as they sign in through a provider.',
  ),
  code: TypedCode.optional().describe(
    'What the authenticator app shows now, or a recovery code: for people who have two-factor on.',
  ),
});
export type Reauthentication = z.infer<typeof Reauthentication>;

/**
 * Makes sure that it is still the owner who sits there: by the password or, where they have none, by having just signed
 * in, then by a code where two-factor is on. 422 at the one that is wrong or missing, `rate-limited` after too many
 * wrong ones, 409 for a sign-in of long ago.
 */
export async function reauthenticate(
  ctx: Ctx,
  person: typeof users.$inferSelect,
  { currentPassword, code }: Reauthentication,
): Promise<void> {
  if (person.passwordHash === null) await requireRecentSignIn(ctx);
  else await requireCurrentPassword(person, currentPassword);
  if (person.totpSince === null) return;
  if (code === undefined) throw codeMissing();
  await requireCode(ctx.db, person, code);
}

function codeMissing(): AppError {
  const detail = 'Two-factor is on. Type the code that your authenticator app shows, or a recovery code.';
  return new AppError('invalid', detail, { errors: [{ pointer: '/code', detail }] });
}
