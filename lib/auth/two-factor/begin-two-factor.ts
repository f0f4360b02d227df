import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { requireCurrentPassword } from '#lib/auth/passwords/require-current-password';
import { TypedPassword } from '#lib/auth/passwords/typed-password';
import { ownRow } from '#lib/auth/people/own-row';
import { QrPath, qrPath } from '#lib/auth/two-factor/qr-path';
import { newTotpSecret, totpUri } from '#lib/auth/two-factor/totp';
import { sealTotpSecret } from '#lib/auth/two-factor/totp-secret';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

export const BeginTwoFactor = z.object({ currentPassword: TypedPassword.describe('Your current one.') });
export type BeginTwoFactor = z.infer<typeof BeginTwoFactor>;

export const BegunTwoFactor = z
  .object({
    secret: z.string().describe('In base 32, to type where no camera is.'),
    uri: z.string().describe('The same as an `otpauth://` address.'),
    qrCode: QrPath.describe('The same for the camera of an authenticator app.'),
  })
  .meta({ id: 'BegunTwoFactor' });
export type BegunTwoFactor = z.infer<typeof BegunTwoFactor>;

/**
 * Makes the secret for an authenticator app; nothing is in force until a code of it has switched two-factor on, and
 * asking again makes another. 422 for a wrong password, 409 where it is on already or there is no password.
 */
export async function beginTwoFactor(ctx: Ctx, { currentPassword }: BeginTwoFactor): Promise<BegunTwoFactor> {
  const person = await ownRow(ctx);
  if (person.passwordHash === null) throw new AppError('conflict', 'Give yourself a password first.');
  await requireCurrentPassword(person, currentPassword);
  const secret = newTotpSecret();
  const [begun] = await ctx.db
    .update(users)
    .set({ totpSecret: await sealTotpSecret(secret, person.id), totpLastStep: null })
    .where(and(eq(users.id, person.id), isNull(users.totpSince)))
    .returning({ id: users.id });
  if (!begun) throw new AppError('conflict', 'Two-factor is on already. Switch it off first to use another app.');
  const uri = totpUri(secret, person.email);
  return { secret, uri, qrCode: qrPath(uri) };
}
