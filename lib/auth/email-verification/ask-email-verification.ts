import { eq } from 'drizzle-orm';
import { users } from '#db/schema/people';
import { handOverLink } from '#lib/auth/links/hand-over-link';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { requirePerson } from '#lib/auth/require-person';
import { limitLinks } from '#lib/auth/sign-in/limit-sign-ups';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

/** Sends oneself a link that confirms one's e-mail; nothing where it is confirmed. Throws `rate-limited`. */
export async function askEmailVerification(ctx: Ctx): Promise<void> {
  const userId = requirePerson(ctx.actor);
  const [person] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!person) throw notFound('person');
  if (person.emailVerifiedAt) return;
  const { email } = person;
  await limitLinks(email);
  await ctx.db.transaction((tx) => handOverLink(tx, { purpose: 'verify-email', userId, email }, mailTexts.verifyEmail));
}
