import type { CookieOption, CookiesOptions } from 'next-auth';

const flowLifeS = 15 * 60;

/**
 * next-auth's cookies under names that begin with `__Host-` (RFC 6265bis, 4.1.3.2): a browser takes such a one from this
 * host alone and over https, so that no host beside or below it can plant a session here.
 */
export function hostCookies(): Partial<CookiesOptions> {
  return {
    sessionToken: hostCookie('session-token'),
    callbackUrl: hostCookie('callback-url'),
    csrfToken: hostCookie('csrf-token'),
    pkceCodeVerifier: hostCookie('pkce.code_verifier', { maxAge: flowLifeS }),
    state: hostCookie('state', { maxAge: flowLifeS }),
    nonce: hostCookie('nonce'),
  };
}

const hostCookie = (name: string, more: CookieOption['options'] = {}): CookieOption => ({
  name: `__Host-next-auth.${name}`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true, ...more },
});
