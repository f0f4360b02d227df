import { z } from 'zod';
import { changeCredentials } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import { clearTwoFactor } from '#lib/auth/two-factor/clear-two-factor';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';

export const ResetTwoFactor = z.object({ personId: z.string() });
export type ResetTwoFactor = z.infer<typeof ResetTwoFactor>;

/**
 * Switches two-factor off for somebody who has lost app and recovery codes, by an admin who made sure who asks; their
 * sessions end, and they sign in with the password alone. 404 for nobody, 409 for oneself: that wants password and code.
 */
export async function resetTwoFactor(ctx: Ctx, { personId }: ResetTwoFactor): Promise<void> {
  requirePermission(ctx.actor, 'person:write');
  if (actingUserId(ctx.actor) === personId) {
    throw new AppError('conflict', 'Switch your own two-factor off on your profile, with your password and a code.');
  }
  await changeCredentials(ctx.db, { kind: 'user', id: personId }, async (tx) => {
    if (!(await clearTwoFactor(tx, personId))) throw notFound('person');
    await endSessionsOf(tx, personId);
    await tellPerson(tx, personId, mailTexts.twoFactorReset());
  });
}
