import { settledSiteUrl } from '#lib/auth/links/link-url';
import type { Mail } from '#lib/auth/mail/queue-mail';

type Written = Omit<Mail, 'to'>;

/** Every e-mail there is: plain text, short, and nothing in it that a stranger typed. */
export const mailTexts = {
  invitation: (url: string): Written => ({
    subject: 'You are invited to Bellwether',
    text: mail(
      `You are invited to ${settledSiteUrl()}. To make your account, open this link within seven days:`,
      url,
      'It works once. If you expected no invitation, leave it alone.',
    ),
  }),

  signUp: (url: string): Written => ({
    subject: 'Finish signing up',
    text: mail(
      `Somebody, hopefully you, signs up with this e-mail at ${settledSiteUrl()}. To go on, open this link within 24 hours:`,
      url,
      'It works once. If it was not you, leave it alone: there is no account without it.',
    ),
  }),

  haveAccount: (): Written => ({
    subject: 'You have an account already',
    text: mail(
      `Somebody, hopefully you, signs up with this e-mail at ${settledSiteUrl()}. It has an account already. Sign in with it:`,
      `${settledSiteUrl()}/sign-in`,
      `If you forgot your password, choose another at ${settledSiteUrl()}/reset-password. If it was not you, nothing has changed.`,
    ),
  }),

  verifyEmail: (url: string): Written => ({
    subject: 'Confirm your e-mail',
    text: mail(
      'To confirm that this e-mail is yours, open this link within 24 hours:',
      url,
      'It works once. If you did not ask for it, leave it alone.',
    ),
  }),

  resetPassword: (url: string): Written => ({
    subject: 'Choose a new password',
    text: mail(
      `Somebody, hopefully you, asked for a new password at ${settledSiteUrl()}. To choose one, open this link within an hour:`,
      url,
      'It works once. If it was not you, leave it alone: your password stays as it is.',
    ),
  }),

  passwordChanged: (): Written => ({
    subject: 'Your password was changed',
    text: mail(
      `The password of your account at ${settledSiteUrl()} was changed just now, and every session has ended.`,
      `If it was not you, choose another at ${settledSiteUrl()}/reset-password, and look through your API keys.`,
    ),
  }),
};

const mail = (...paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n`;
