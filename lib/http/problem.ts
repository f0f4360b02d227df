import { type AppError, errorCodes } from '#lib/errors';
import type { HttpAnswer } from '#lib/http/exchange';
import { problemOf } from '#lib/problem-details';

/** The answer for an error: RFC 9457 problem details. */
export function problemAnswer(error: AppError, requestId: string): HttpAnswer & { body: string } {
  const { status } = errorCodes[error.code];
  const retryAfterS = status === 503 ? 1 : error.quota && secondsUntil(error.quota.resetsAt);
  const retry: Record<string, string> = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
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
    body: JSON.stringify(problemOf(error, requestId)),
  };
}

const secondsUntil = (moment: string) => Math.max(1, Math.ceil((Date.parse(moment) - Date.now()) / 1000));
