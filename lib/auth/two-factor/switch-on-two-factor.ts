import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { ownRow } from '#lib/auth/people/own-row';
import { currentSession } from '#lib/auth/sessions/current-session';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import type { RecoveryCodes } from '#lib/auth/two-factor/recovery-codes';
import { replaceRecoveryCodes } from '#lib/auth/two-factor/replace-recovery-codes';
import { requireCode, TypedCode } from '#lib/auth/two-factor/require-code';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

export const SwitchOnTwoFactor = z.object({ code: TypedCode.describe('What the authenticator app shows now.') });
export type SwitchOnTwoFactor = z.infer<typeof SwitchOnTwoFactor>;

/**
 * Puts two-factor in force, once a code shows that the app has the secret; gives the recovery codes, this once. One's
 * other sessions end: they were begun with the password alone. 422 for a wrong code, 409 where nothing was begun.
 */
export async function switchOnTwoFactor(ctx: Ctx, { code }: SwitchOnTwoFactor): Promise<RecoveryCodes> {
  const { userId, sessionId } = currentSession(ctx.actor);
  const { totpSecret, totpSince } = await ownRow(ctx);
  if (totpSecret === null || totpSince !== null) throw nothingBegun();
  await requireCode(ctx.db, { id: userId, totpSecret }, code);
  return changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    const isStillIt = and(eq(users.id, userId), eq(users.totpSecret, totpSecret), isNull(users.totpSince));
    const on = await tx.update(users).set({ totpSince: new Date() }).where(isStillIt).returning({ id: users.id });
    if (on.length === 0) throw nothingBegun();
    await endSessionsOf(tx, userId, { except: sessionId });
    await tellPerson(tx, userId, mailTexts.twoFactorOn());
    return { recoveryCodes: await replaceRecoveryCodes(tx, userId) };
  });
}

const nothingBegun = () =>
  new AppError('conflict', 'Nothing is waiting to be switched on. Begin again on your profile.');
