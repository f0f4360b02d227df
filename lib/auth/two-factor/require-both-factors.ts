import { z } from 'zod';
import type { Database } from '#db/client';
import type { users } from '#db/schema/people';
import { requireCurrentPassword } from '#lib/auth/passwords/require-current-password';
import { TypedPassword } from '#lib/auth/passwords/typed-password';
import { requireCode, TypedCode } from '#lib/auth/two-factor/require-code';
import { AppError } from '#lib/errors';

export const BothFactors = z.object({
  password: TypedPassword.describe('Your current one.'),
  code: TypedCode.describe('What the authenticator app shows now, or a recovery code.'),
});
export type BothFactors = z.infer<typeof BothFactors>;

/** Makes sure of password and code, in that order. 422 at the one that is wrong, 409 while two-factor is off. */
export async function requireBothFactors(
  db: Database,
  person: typeof users.$inferSelect,
  { password, code }: BothFactors,
): Promise<void> {
  if (person.totpSince === null) throw new AppError('conflict', 'Two-factor is off.');
  await requireCurrentPassword(person, password, '/password');
  await requireCode(db, person, code);
}
