import type { LinkPurpose } from '#lib/auth/links/one-time-link';
import { env } from '#lib/env';

const pages: Record<LinkPurpose, string> = {
  'verify-email': '/verify-email',
  'reset-password': '/reset-password',
  'change-email': '/change-email',
  invitation: '/invitation',
};

/**
 * The site's address as the settings say it, without a slash at the end. What goes out by e-mail or into the log begins
 * with this and never with what a request says of its host: whoever asks for somebody else's link chooses that.
 */
export const settledSiteUrl = (): string => (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '');

/** Where somebody goes with a link's token. */
export function linkUrl(purpose: LinkPurpose, token: string, siteUrl = settledSiteUrl()): string {
  return `${siteUrl}${pages[purpose]}?token=${token}`;
}
