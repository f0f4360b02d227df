import { isDatabaseAway } from '#db/is-database-away';
import { refusedValue } from '#db/refused-value';
import { AppError, isAppError } from '#lib/errors';
import { log } from '#lib/log';

/**
 * The error as AppError: itself, 503 when the database is away, 422 where it cannot hold a value of the call, otherwise
 * 500 with the cause in the log only.
 */
export function toAppError(error: unknown, requestId: string): AppError {
  if (isAppError(error)) return error;
  if (isDatabaseAway(error)) {
    log.warn({ requestId, error: String(error) }, 'the database is away');
    return new AppError('unavailable', 'The database is away. Try again shortly.', {
      headers: { 'retry-after': '1' },
      cause: error,
    });
  }
  const refusal = refusedValue(error);
  if (refusal !== null) return new AppError('invalid', refusal, { cause: error });
  log.error({ requestId, error: error instanceof Error ? error.stack : error }, 'unexpected error');
  return new AppError('internal', `This is our fault, not yours. Give the admin the request id ${requestId}.`);
}
