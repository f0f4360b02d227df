import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { isSecureSite } from '#lib/auth/secure-site';
import { env } from '#lib/env';
import { preflightHeaders } from '#lib/http/cors';
import { answerHeaders, pageHeaders } from '#lib/http/security-headers';

/**
 * Tells the layouts which page is asked for, so that signing in leads back to it, and under which nonce its scripts run;
 * Next finds that one in the policy. On a plain Next host it answers the API's preflights too.
 */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  const header = (name: string) => request.headers.get(name);
  const secure = isSecureSite(header);
  if (/^\/(?:api|v2)\//.test(pathname)) return preflight(request, header, secure);

  const nonce = randomBytes(16).toString('base64');
  const given = pageHeaders({ nonce, secure, development: env.NODE_ENV === 'development' });
  const headers = new Headers(request.headers);
  headers.set('x-page', pathname + search);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', given['content-security-policy']!);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(given)) response.headers.set(name, value);
  return response;
}

function preflight({ method, nextUrl }: NextRequest, header: (name: string) => string | null, secure: boolean) {
  if (method !== 'OPTIONS') return NextResponse.next();
  const headers = { ...answerHeaders(secure), ...preflightHeaders({ url: nextUrl.pathname, header }) };
  return new NextResponse(null, { status: 204, headers });
}

/**
 * Pages, and of the API only what is a preflight: a proxy holds bodies in memory and cuts long ones short, which uploads
 * must never be.
 */
export const config = {
  matcher: [
    '/((?!(?:api|v2)(?:/|$)|_next/).*)',
    { source: '/(api|v2)/:path*', has: [{ type: 'header', key: 'access-control-request-method' }] },
  ],
};
