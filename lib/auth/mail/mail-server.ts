import { createTransport, type Transporter } from 'nodemailer';
import SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import type { Mail } from '#lib/auth/mail/queue-mail';
import { env } from '#lib/env';

/** The server that takes our e-mails; who opens it closes it. It gives up within half a minute. */
export function openMailServer(url: string): Transporter {
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
  return createTransport(new SMTPTransport({ url, ...limits }));
}

/** Hands an e-mail to the server. A stable Message-ID of `id` has one that comes twice be recognised. */
export async function handToServer(
  server: Transporter,
  { id, to, subject, text }: Mail & { id: string },
): Promise<void> {
  await server.sendMail({
    from: env.MAIL_FROM,
    to: { name: '', address: to },
    subject,
    text,
    messageId: `<${id}@${senderDomain()}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const senderDomain = () => /@([\w.-]+)/.exec(env.MAIL_FROM)?.[1] ?? 'localhost';
