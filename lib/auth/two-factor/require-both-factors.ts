import { z } from 'zod';
import type { users } from '#db/schema/people';
import { TypedPassword } from '#lib/auth/passwords/typed-password';
import { reauthenticate } from '#lib/auth/two-factor/reauthenticate';
import { TypedCode } from '#lib/auth/two-factor/require-code';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

export const BothFactors = z.object({
  currentPassword: TypedPassword.describe('Your current one.'),
  code: TypedCode.describe('What the authenticator app shows now, or a recovery code.'),
});
export type BothFactors = z.infer<typeof BothFactors>;

/** Reauthenticates by password and code, and throws what that does; 409 while two-factor is off. */
export async function requireBothFactors(
  ctx: Ctx,
  person: typeof users.$inferSelect,
  factors: BothFactors,
): Promise<void> {
  if (person.totpSince === null) throw new AppError('conflict', 'Two-factor is off.');
  await reauthenticate(ctx, person, factors);
}
