import { z } from 'zod';
import type { Database } from '#db/client';
import { mailMessages } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { normaliseEmail } from '#lib/auth/people/email';
import { newId } from '#lib/ids';

/** One line without control characters: a line end would begin another header of the mail (RFC 5322, 2.2). */
const Line = z.string().regex(/^[^\p{Cc}\u2028\u2029]{1,200}$/u, 'This is not one line.');

const Mail = z.strictObject({
  to: Line.refine((to) => normaliseEmail(to) === to, 'This is not an e-mail as it is written here.'),
  subject: Line,
  text: z.string().min(1).max(20_000),
});
export type Mail = z.infer<typeof Mail>;

/**
 * Puts an e-mail into the outbox, in the transaction that makes it true; the worker sends it while SMTP_URL is set.
 * `to` is one address, as `normaliseEmail` writes it; it goes with the account it speaks of. Throws a ZodError for
 * anything that could be read as a second header.
 */
export async function queueMail(tx: Database | Transaction, mail: Mail, userId: string | null = null): Promise<void> {
  await tx.insert(mailMessages).values({ id: newId('mailMessage'), userId, ...Mail.parse(mail) });
}
