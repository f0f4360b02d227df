import { env } from '#lib/env';

/** What other sites' pages may call: the API, never pages, sign-in or what other servers send. */
const isApi = (url: string) => /^\/(?:api\/v1|api\/predict|v2)(?![^/?])/.test(url);

const varies = Object.freeze({ vary: 'origin' });

type Asked = { url: string; header(name: string): string | null | undefined };

/**
 * Headers of an answer that let a page of a site in `CORS_ORIGINS` read it (WHATWG Fetch, CORS protocol); none where none
 * is set. Credentials are never allowed: such a page sends an API key or an access token, and the browser no cookie.
 */
export function corsHeaders({ url, header }: Asked): Readonly<Record<string, string>> | undefined {
  if (env.CORS_ORIGINS.length === 0 || !isApi(url)) return undefined;
  const origin = header('origin');
  if (!origin || !env.CORS_ORIGINS.includes(origin)) return varies;
  return { ...varies, 'access-control-allow-origin': origin, 'access-control-expose-headers': '*' };
}

/** The same for what a browser asks before a call: a preflight. Nothing beyond `corsHeaders` where it is none. */
export function preflightHeaders(asked: Asked): Readonly<Record<string, string>> | undefined {
  const headers = corsHeaders(asked);
  if (!headers?.['access-control-allow-origin'] || !asked.header('access-control-request-method')) return headers;
  return {
    ...headers,
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    // A star speaks for every header but this one.
    'access-control-allow-headers': 'authorization, *',
    'access-control-max-age': '600',
  };
}
