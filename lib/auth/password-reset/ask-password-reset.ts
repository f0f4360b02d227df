import { and, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { handOverLink } from '#lib/auth/links/hand-over-link';
import { limitLinks } from '#lib/auth/links/limit-links';
import { mailTexts } from '#lib/auth/mail/mail-texts';
import { TypedEmail } from '#lib/auth/people/email';
import { hasEmail } from '#lib/auth/people/has-email';
import { takeAtLeast } from '#lib/auth/sign-in/take-at-least';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';

export const AskPasswordReset = z.object({ email: TypedEmail });
export type AskPasswordReset = z.infer<typeof AskPasswordReset>;

export const AskedPasswordReset = z
  .object({ by: z.enum(['email', 'admin']).describe('Where the link is: in an e-mail, or in the log an admin reads.') })
  .meta({ id: 'AskedPasswordReset' });
export type AskedPasswordReset = z.infer<typeof AskedPasswordReset>;

/** Well above what the writing takes. */
const answerAfterMs = 250;

/**
 * Sends whoever has an account with this e-mail a link to choose a new password, and tells the caller nothing: the answer
 * is the same, after the same time, for an e-mail without an account, or of one that is disabled. Throws `rate-limited`.
 */
export async function askPasswordReset(ctx: Ctx, { email }: AskPasswordReset): Promise<AskedPasswordReset> {
  await limitLinks(email);
  await takeAtLeast(answerAfterMs, () =>
    ctx.db.transaction(async (tx) => {
      const [person] = await tx
        .select({ id: users.id, email: users.email })
        .from(users)
        .where(and(hasEmail(email), isNull(users.disabledAt), isNull(users.erasedAt)));
      if (!person) return;
      const wish = { purpose: 'reset-password', userId: person.id, email: person.email } as const;
      await handOverLink(tx, wish, mailTexts.resetPassword);
    }),
  );
  return { by: env.SMTP_URL ? 'email' : 'admin' };
}
