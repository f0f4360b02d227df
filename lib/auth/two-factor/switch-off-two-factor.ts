import { changeCredentials } from '#lib/auth/change-credentials';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { tellPerson } from '#lib/auth/mail/tell-person';
import { ownRow } from '#lib/auth/people/own-row';
import { currentSession } from '#lib/auth/sessions/current-session';
import { endSessionsOf } from '#lib/auth/sessions/end-sessions-of';
import { clearTwoFactor } from '#lib/auth/two-factor/clear-two-factor';
import { type BothFactors, requireBothFactors } from '#lib/auth/two-factor/require-both-factors';
import type { Ctx } from '#lib/context';

/** Switches one's own two-factor off; one's other sessions end. 422 for a wrong password or code, 409 while it is off. */
export async function switchOffTwoFactor(ctx: Ctx, factors: BothFactors): Promise<void> {
  const { userId, sessionId } = currentSession(ctx.actor);
  await requireBothFactors(ctx, await ownRow(ctx), factors);
  await changeCredentials(ctx.db, { kind: 'user', id: userId }, async (tx) => {
    await clearTwoFactor(tx, userId);
    await endSessionsOf(tx, userId, { except: sessionId });
    await tellPerson(tx, userId, mailTexts.twoFactorOff());
  });
}
