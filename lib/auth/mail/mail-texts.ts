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
      'It works once, for who is signed in to the account with this e-mail. If you did not ask for it, leave it alone.',
    ),
  }),

  changeEmail: (url: string): Written => ({
    subject: 'Confirm your new e-mail',
    text: mail(
      `Somebody, hopefully you, wants to sign in with this e-mail at ${settledSiteUrl()} from now on. To confirm that, open this link within 24 hours:`,
      url,
      'It works once, for who is signed in to that account. If it was not you, leave it alone.',
    ),
  }),

  emailWanted: (): Written => ({
    subject: 'This e-mail has an account already',
    text: mail(
      `Somebody, hopefully you, wants to use this e-mail for another account at ${settledSiteUrl()}. It has an account already, so nothing has changed.`,
      'If it was not you, there is nothing to do.',
    ),
  }),

  emailChanged: (): Written => ({
    subject: 'Your e-mail was changed',
    text: mail(
      `The e-mail of your account at ${settledSiteUrl()} was changed just now. From now on it is signed in to with the new e-mail, and this one opens nothing there any more.`,
      'If it was not you, tell your admin at once.',
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

  twoFactorOn: (): Written => ({
    subject: 'Two-factor was switched on',
    text: mail(
      `Two-factor was switched on for your account at ${settledSiteUrl()} just now. Signing in takes a code from now on.`,
      notYou(),
    ),
  }),

  twoFactorOff: (): Written => ({
    subject: 'Two-factor was switched off',
    text: mail(
      `Two-factor was switched off for your account at ${settledSiteUrl()} just now. The password alone opens it from now on.`,
      notYou(),
    ),
  }),

  twoFactorReset: (): Written => ({
    subject: 'Two-factor was reset by an admin',
    text: mail(
      `An admin reset two-factor for your account at ${settledSiteUrl()}: it is off, and every session has ended. The password alone opens it from now on: switch two-factor on again on your profile.`,
      'If you did not ask for it, tell your admin at once.',
    ),
  }),

  apiKeyCreated: (hint: string): Written => ({
    subject: 'An API key was created',
    text: mail(
      `An API key that begins with ${hint} was created for your account at ${settledSiteUrl()} just now. What each of your keys may do, and for how long, is listed here: ${settledSiteUrl()}/keys`,
      `If it was not you, revoke it there. ${notYou()}`,
    ),
  }),

  providerConnected: (provider: string): Written => ({
    subject: `Your account is opened by ${provider} too`,
    text: mail(
      `Whoever signs in with your account at ${provider} is let in to your account at ${settledSiteUrl()} from now on: it has been connected just now.`,
      notYou(),
    ),
  }),

  refreshTokenReused: (): Written => ({
    subject: 'A program of yours was signed out',
    text: mail(
      `A refresh token of your account at ${settledSiteUrl()} was used twice, so its session has ended. Either a program lost an answer and asked again, or somebody has a copy of the token.`,
      `Where you cannot tell, change your password, and sign the program in again: ${settledSiteUrl()}/profile`,
    ),
  }),

  erasureAsked: (dueAt: Date): Written => ({
    subject: 'Your account will be erased',
    text: mail(
      `Your account at ${settledSiteUrl()}, and all that is held about you there, will be erased on ${moment(dueAt)}.`,
      `Until then you can take that back: sign in and open ${settledSiteUrl()}/profile/privacy`,
      notYou(),
    ),
  }),

  erasureCanceled: (): Written => ({
    subject: 'Your account will not be erased',
    text: mail(
      `The erasure of your account at ${settledSiteUrl()} was taken back just now. Everything stays, and API keys work again.`,
      notYou(),
    ),
  }),

  erased: (erasureId: string): Written => ({
    subject: 'Your account was erased',
    text: mail(
      `Your account at ${settledSiteUrl()}, and all that was held about you there, was erased. What was done is certified here, without an account:`,
      `${settledSiteUrl()}/api/v1/erasures/${erasureId}`,
      'This e-mail is the last one. Your address is not kept.',
    ),
  }),
};

const notYou = () =>
  `If it was not you, choose another password at ${settledSiteUrl()}/reset-password, and ask your admin for help.`;

/** Such as `Sunday, 29 November 2026 at 04:36 UTC`: nobody knows where it is read. */
const moment = (at: Date): string =>
  `${at.toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })} UTC`;

const mail = (...paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n`;
