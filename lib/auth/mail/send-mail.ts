import { eq, sql } from 'drizzle-orm';
import type { Transporter } from 'nodemailer';
import type { Database } from '#db/client';
import { mailMessages } from '#db/schema/people';
import { handToServer, openMailServer } from '#lib/auth/mail/mail-server';
import { env } from '#lib/env';
import { log } from '#lib/log';

/** How many are sent before the chore rests: one that fails has its turn later. */
const atMost = 50;
const triedForMs = 3 * 24 * 60 * 60 * 1000;

/** What an attempt claimed: its row says when it is tried again should this process die on it. */
type Claimed = { id: string; to: string; subject: string; text: string; createdAt: string; attempts: number };

/**
 * Sends the e-mails that are due, while SMTP_URL is set; gives how many were sent. One that fails is tried again after 1, 4,
 * 16 … minutes, at most six hours apart, for three days, and is given up at once where the server says that there is no
 * such address. Workers may do this side by side: each e-mail has one attempt at a time.
 */
export async function sendMail(db: Database): Promise<number> {
  if (!env.SMTP_URL) return 0;
  let server: Transporter | undefined;
  let sent = 0;
  try {
    for (let i = 0; i < atMost; i++) {
      const mail = await claim(db);
      if (!mail) break;
      server ??= openMailServer(env.SMTP_URL);
      // Where one fails the next may too, after as long a wait: it has its turn when the chore has rested.
      if (!(await attempt(db, server, mail))) break;
      sent += 1;
    }
  } finally {
    server?.close();
  }
  return sent;
}

async function claim(db: Database): Promise<Claimed | undefined> {
  const [mail] = await db.execute<Claimed>(claimQuery);
  return mail;
}

/** Takes the e-mail that is due longest, and says when it is tried again. */
export const claimQuery = sql`
  update mail_messages set attempts = attempts + 1,
    next_attempt_at = now() + least(interval '6 hours', interval '1 minute' * power(4, least(attempts, 10)))
  where id = (
    select id from mail_messages where next_attempt_at <= now()
    order by next_attempt_at limit 1 for update skip locked
  )
  returning id, "to", subject, text, created_at as "createdAt", attempts`;

/** A mail whose worker dies after this has sent it comes twice, under the same Message-ID. */
async function attempt(db: Database, server: Transporter, mail: Claimed): Promise<boolean> {
  const { id } = mail;
  const isOver = { nextAttemptAt: null, text: '' };
  try {
    await handToServer(server, mail);
    await db
      .update(mailMessages)
      .set({ ...isOver, sentAt: new Date(), problem: null })
      .where(eq(mailMessages.id, id));
    return true;
  } catch (error) {
    const problem = String(error instanceof Error ? error.message : error).slice(0, 500);
    const gaveUp = isRefusedForGood(error) || Date.now() - new Date(mail.createdAt).getTime() > triedForMs;
    await db
      .update(mailMessages)
      .set({ problem, ...(gaveUp && isOver) })
      .where(eq(mailMessages.id, id));
    log.warn({ id, attempt: mail.attempts, gaveUp, error: problem }, 'an e-mail was not sent');
    return false;
  }
}

/** The server took no such recipient (RFC 5321, 4.2.1: 5yz is a permanent answer). Refusing us may end when settings change. */
function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false;
  return (
    error.code === 'EENVELOPE' && Number(error.responseCode) >= 500 && 'command' in error && error.command === 'RCPT TO'
  );
}
