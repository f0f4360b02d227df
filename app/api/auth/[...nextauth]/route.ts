import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '#lib/auth/next-auth-options';
import { env } from '#lib/env';

// next-auth takes the site's address from these: PUBLIC_URL where it is set, else the host people asked for.
process.env.AUTH_TRUST_HOST ??= '1';
if (env.PUBLIC_URL) process.env.NEXTAUTH_URL = new URL(env.PUBLIC_URL).origin;

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  // Browsers would write into our log here, signed in or not.
  if (nextauth[0] === '_log') return new Response(null, { status: 204 });
  return NextAuth(request, context, await authOptions((name) => request.headers.get(name)));
}

export { handler as GET, handler as POST };
