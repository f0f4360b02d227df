import { handToServer, openMailServer } from '#lib/auth/mail/mail-server';
import type { Mail } from '#lib/auth/mail/queue-mail';
import { env } from '#lib/env';
import { newId } from '#lib/ids';
import { log } from '#lib/log';

/**
 * Sends an e-mail at once and keeps nothing of it, for whose address is kept no more; does nothing where none is sent.
 * One that fails is not tried again: the log says so, without what the server said, as that may name the address.
 */
export async function sendOnce(mail: Mail): Promise<void> {
  if (!env.SMTP_URL) return;
  const server = openMailServer(env.SMTP_URL);
  const id = newId('mailMessage');
  try {
    await handToServer(server, { id, ...mail });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    log.warn({ id, code }, 'an e-mail that is kept nowhere was not sent');
  } finally {
    server.close();
  }
}
