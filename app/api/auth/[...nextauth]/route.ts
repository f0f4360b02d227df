import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { isSecureSite } from '#lib/auth/secure-site';
import { authOptions } from '#lib/auth/sign-in/next-auth-options';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { answerHeaders } from '#lib/http/security-headers';
import { traceHeaders } from '#lib/http/trace';

// next-auth takes the site's address from these: PUBLIC_URL where it is set, else the host people asked for.
process.env.AUTH_TRUST_HOST ??= '1';
if (env.PUBLIC_URL) process.env.NEXTAUTH_URL = new URL(env.PUBLIC_URL).origin;

const mostBytes = 64 * 1024;

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  // Browsers would write into our log here, signed in or not.
  if (nextauth[0] === '_log') return new Response(null, { status: 204 });
  const header = (name: string) => request.headers.get(name);
  if (isTooLong(request)) return nextRoute(tooLong)(request, { params: context.params });
  const trace = traceHeaders({ header: (name) => header(name) ?? undefined });
  const answer: Response = await NextAuth(request, context, await authOptions(header, trace['x-request-id']));
  for (const [name, value] of Object.entries({ ...answerHeaders(isSecureSite(header)), ...trace }))
    answer.headers.set(name, value);
  return answer;
}

/** Whether more comes than a form of a sign-in, or it is not said how much: next-auth reads whatever is sent into memory. */
const isTooLong = ({ headers }: NextRequest) =>
  headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > mostBytes;

const tooLong = endpoint({
  permission: 'public',
  run: () => {
    throw new AppError('too-large', `A sign-in has at most ${mostBytes} bytes, and says how many in Content-Length.`, {
      exceeded: { unit: 'bytes', max: mostBytes },
    });
  },
});

export { handler as GET, handler as POST };
