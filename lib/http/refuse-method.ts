import { AppError } from '#lib/errors';
import { preflightHeaders } from '#lib/http/cors';
import { endpoint } from '#lib/http/endpoint';
import type { Endpoint, HttpAnswer, HttpRequest } from '#lib/http/exchange';
import { operationMatcher } from '#lib/http/match-operation';
import { operations } from '#lib/http/operations/all';

const matcher = operationMatcher(operations);

/**
 * What answers a request to the API that no operation can: a method that its path lacks (405), OPTIONS, a path that is
 * no text. Null where Next is to answer, which knows paths better than the list of operations.
 */
export function refuserOf(method: string, url: string): Endpoint | null {
  if (!/^\/(api|v2)(?![^/?])/.test(url)) return null;
  const path = url.split('?', 1)[0]!;
  const asProtocol = /^\/v2(\/|$)/.test(path) ? 'oip' : undefined;
  if (!isDecodable(path)) return unreadablePath(asProtocol);
  const methods = matcher.methodsOf(url);
  if (methods.length === 0 || methods.includes(method) || (method === 'HEAD' && methods.includes('GET'))) return null;
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return method === 'OPTIONS' ? async (request) => options(request, allow) : methodNotAllowed(allow, asProtocol);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** A browser's preflight is answered with what pages of other sites may send. */
const options = (request: HttpRequest, allow: string): HttpAnswer => ({
  status: 204,
  headers: { allow, ...preflightHeaders(request) },
  body: null,
});

const unreadablePath = (errors: 'oip' | undefined) =>
  refusing(
    () => new AppError('bad-request', 'The path has a % that is no character in UTF-8. Check how it is encoded.'),
    errors,
  );

const methodNotAllowed = (allow: string, errors: 'oip' | undefined) =>
  refusing(
    ({ method }) =>
      new AppError('method-not-allowed', `There is no ${method} here, but: ${allow}.`, { headers: { allow } }),
    errors,
  );

/** The answer to a path that the API does not have. */
export const noSuchPath = refusing(
  () => new AppError('not-found', 'There is no such address. /docs has those there are.'),
);

function refusing(why: (request: HttpRequest) => AppError, errors?: 'oip'): Endpoint {
  return endpoint({
    permission: 'public',
    ...(errors && { errors }),
    run: (_, { request }) => {
      throw why(request);
    },
  });
}
