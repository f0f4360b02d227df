import type { ReadHeader } from '#lib/auth/read-header';
import { env } from '#lib/env';

/** Whether people reach this site by https: what PUBLIC_URL says, else what the reverse proxy says. */
export function isSecureSite(header: ReadHeader): boolean {
  if (env.PUBLIC_URL) return env.PUBLIC_URL.startsWith('https://');
  return header('x-forwarded-proto')?.split(',', 1)[0]?.trim() === 'https';
}
