import { AppError } from '#lib/errors';
import type { HttpRequest } from '#lib/http/exchange';

/**
 * The call's `Idempotency-Key`: a structured field string (draft-ietf-httpapi-idempotency-key-header, RFC 9651), or the
 * same without its quotes, as most clients send it. Undefined where there is none; throws AppError('bad-request').
 */
export function sentKey(request: HttpRequest): string | undefined {
  const sent = request.header('idempotency-key')?.trim();
  if (sent === undefined) return undefined;
  const key = /^"(?:[^"\\]|\\["\\])*"$/.test(sent) ? sent.slice(1, -1).replace(/\\(["\\])/g, '$1') : sent;
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return key;
  throw new AppError(
    'bad-request',
    'The Idempotency-Key must have 1 to 255 printable ASCII characters. A new UUID for each thing to be done is a good one.',
  );
}
