import { cookieValue } from '#lib/auth/cookie-value';
import type { ReadHeader } from '#lib/auth/read-header';
import { isSecureSite } from '#lib/auth/secure-site';
import { returnPath } from '#lib/auth/sign-in/return-path';

/** The page that whoever signs in by a provider wanted, which next-auth keeps in a cookie meanwhile; else the front door. */
export function wishedPage(header: ReadHeader): string {
  const name = `${isSecureSite(header) ? '__Host-' : ''}next-auth.callback-url`;
  const kept = URL.parse(decoded(cookieValue(header('cookie') ?? '', name) ?? ''));
  return returnPath(kept ? kept.pathname + kept.search : undefined);
}

/** Empty for what no browser of ours sent. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
