import { type AppError, errorCodes } from '#lib/errors';
import type { HttpAnswer } from '#lib/http/exchange';

/** The answer for an error: RFC 9457 problem details. */
export function problemAnswer(error: AppError, requestId: string): HttpAnswer & { body: string } {
  const { status, title } = errorCodes[error.code];
  const retry: Record<string, string> = status === 503 ? { 'retry-after': '1' } : {};
  const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...retry,
      ...challenge,
      ...error.headers,
    },
    body: JSON.stringify({
      type: `/problems/${error.code}`,
      title,
      status,
      detail: error.message,
      code: error.code,
      requestId,
      ...(error.errors && { errors: error.errors }),
    }),
  };
}
