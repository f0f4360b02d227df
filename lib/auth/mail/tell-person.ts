import { eq } from 'drizzle-orm';
import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { type Mail, queueMail } from '#lib/auth/mail/queue-mail';
import { normaliseEmail } from '#lib/auth/people/email';
import { env } from '#lib/env';

/** Tells the person of an account by e-mail what happened to it, as part of `tx`; does nothing where none is sent. */
export async function tellPerson(tx: Transaction, userId: string, written: Omit<Mail, 'to'>): Promise<void> {
  if (!env.SMTP_URL) return;
  const [person] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
  const to = person && normaliseEmail(person.email);
  if (to) await queueMail(tx, { to, ...written }, userId);
}
