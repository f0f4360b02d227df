import { clientAddress } from '#lib/auth/client-address';
import type { ReadHeader } from '#lib/auth/session';
import { TryCounter } from '#lib/auth/try-counter';
import { AppError } from '#lib/errors';
import { processShared } from '#lib/process-shared';

const perMinute = 30;
const signUps = () => processShared('sign-ups', () => new TryCounter(perMinute, 60_000));

/** Keeps one address from filling the house with accounts, each of which costs a slow hash. Throws `rate-limited`. */
export function limitSignUps(header: ReadHeader): void {
  if (signUps().take([clientAddress(header)], Date.now())) return;
  throw new AppError('rate-limited', `At most ${perMinute} accounts a minute. Wait a minute and try again.`, {
    headers: { 'retry-after': '60' },
  });
}
