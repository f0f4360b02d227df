import { handOverLink } from '#lib/auth/links/hand-over-link';
import { limitLinks } from '#lib/auth/links/limit-links';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { ownRow } from '#lib/auth/people/own-row';
import type { Ctx } from '#lib/context';

/** Sends oneself a link that confirms one's e-mail; nothing where it is confirmed. Throws `rate-limited`. */
export async function askEmailVerification(ctx: Ctx): Promise<void> {
  const { id: userId, email, emailVerifiedAt } = await ownRow(ctx);
  if (emailVerifiedAt) return;
  await limitLinks(email);
  await ctx.db.transaction((tx) => handOverLink(tx, { purpose: 'verify-email', userId, email }, mailTexts.verifyEmail));
}
