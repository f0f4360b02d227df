import { AppError } from '#lib/errors';

/** 401 for an access or refresh token that opens nothing, as RFC 6750 tells it; `detail` says why and what to do. */
export function invalidToken(detail: string): AppError {
  return new AppError('invalid-token', detail, { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } });
}
