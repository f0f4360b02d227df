import { clientAddress } from '#lib/auth/client-address';
import { networkOf } from '#lib/auth/network-of';
import type { ReadHeader } from '#lib/auth/read-header';
import type { Share } from '#lib/auth/tries/share';
import { takeTry } from '#lib/auth/tries/take-try';
import { AppError } from '#lib/errors';

const callsOfNetwork: Share = { name: 'account calls', limit: 30, windowMs: 60_000 };

/**
 * Keeps one network from signing up, trying links and asking for them without end, which fills the house with accounts
 * and costs slow hashes. Throws `rate-limited`.
 */
export async function limitAccountCalls(header: ReadHeader): Promise<void> {
  if (await takeTry(callsOfNetwork, [`address ${networkOf(clientAddress(header))}`])) return;
  const detail = `At most ${callsOfNetwork.limit} tries a minute. Wait a minute and try again.`;
  throw new AppError('rate-limited', detail, { headers: { 'retry-after': '60' } });
}
