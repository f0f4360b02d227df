import type { ReadHeader } from '#lib/auth/read-header';
import { isSecureSite } from '#lib/auth/secure-site';
import { env } from '#lib/env';

/** The address people reach this site by, without a slash at the end: PUBLIC_URL, else what the request was sent to. */
export function siteUrl(header: ReadHeader): string {
  if (env.PUBLIC_URL) return env.PUBLIC_URL.replace(/\/+$/, '');
  const host = header('x-forwarded-host')?.split(',', 1)[0]?.trim() || header('host') || `localhost:${env.PORT}`;
  return `${isSecureSite(header) ? 'https' : 'http'}://${host}`;
}
