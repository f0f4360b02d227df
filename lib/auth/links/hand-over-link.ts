import type { Database } from '#db/client';
import type { Transaction } from '#lib/auth/change-credentials';
import { linkUrl } from '#lib/auth/links/link-url';
import type { MadeLink } from '#lib/auth/links/make-link';
import type { LinkPurpose } from '#lib/auth/links/one-time-link';
import { type Mail, queueMail } from '#lib/auth/mail/queue-mail';
import { env } from '#lib/env';
import { log } from '#lib/log';

/**
 * Gets a link to the person at `to`: by the e-mail that `write` writes around it, or, where none is sent, into the log of
 * the server, whose admin hands it over as they do the first sign-in.
 */
export async function handOverLink(
  tx: Database | Transaction,
  purpose: LinkPurpose,
  { token }: MadeLink,
  to: string,
  write: (url: string) => Omit<Mail, 'to'>,
): Promise<void> {
  const url = linkUrl(purpose, token);
  if (env.SMTP_URL) return queueMail(tx, { to, ...write(url) });
  log.warn({ purpose, email: to, link: url }, `no e-mail is sent here (SMTP_URL): hand this link to ${to}`);
}
