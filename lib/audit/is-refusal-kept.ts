import { TryCounter } from '#lib/auth/tries/try-counter';
import { type AppError, errorCodes } from '#lib/errors';
import { processShared } from '#lib/process-shared';

const counters = () =>
  processShared('audited-refusals', () => ({
    ofPerson: new TryCounter(300, 60_000),
    ofAddress: new TryCounter(30, 60_000),
  }));

/**
 * Whether the audit log takes a refusal. Nobody must be able to fill it with what is refused, so it takes so many of a
 * person, else of an address, in a minute. Our own faults are in the process's log, and whoever is over their limit has
 * been refused often enough already.
 */
export function isRefusalKept(userId: string | null, { code }: AppError, address: string): boolean {
  if (errorCodes[code].status >= 500 || code === 'rate-limited') return false;
  const { ofPerson, ofAddress } = counters();
  return userId === null ? ofAddress.take([address], Date.now()) : ofPerson.take([userId], Date.now());
}
