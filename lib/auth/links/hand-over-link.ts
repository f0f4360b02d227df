import type { Database } from '#db/client';
import type { Transaction } from '#lib/auth/change-credentials';
import { linkUrl } from '#lib/auth/links/link-url';
import { makeLink, type PersonLinkWish } from '#lib/auth/links/make-link';
import { type Mail, queueMail } from '#lib/auth/mail/queue-mail';
import { env } from '#lib/env';
import { log } from '#lib/log';

/**
 * Makes a link for a person and gets it to them: by the e-mail that `write` writes around it, or, where none is sent, into
 * the log of the server, whose admin hands it over as they do the first sign-in.
 */
export async function handOverLink(
  tx: Database | Transaction,
  wish: PersonLinkWish,
  write: (url: string) => Omit<Mail, 'to'>,
): Promise<void> {
  const { purpose, userId, email } = wish;
  const url = linkUrl(purpose, (await makeLink(tx, wish)).token);
  if (env.SMTP_URL) return queueMail(tx, { to: email, ...write(url) }, userId);
  log.warn({ purpose, email, link: url }, `no e-mail is sent here (SMTP_URL): hand this link to ${email}`);
}
