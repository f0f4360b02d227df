import { type NextRequest, NextResponse } from 'next/server';

/** Tells the layouts which page is asked for, so that signing in leads back to it. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set('x-page', request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

/** Pages only: a proxy holds bodies in memory and cuts long ones short, which uploads must never be. */
export const config = { matcher: ['/((?!api/|v2/|_next/|.*\\.).*)'] };
