import { clientAddress } from '#lib/auth/client-address';
import { networkOf } from '#lib/auth/network-of';
import type { ReadHeader } from '#lib/auth/sessions/session';
import type { Share } from '#lib/auth/tries/share';
import { takeTry } from '#lib/auth/tries/take-try';
import { AppError } from '#lib/errors';

const perAddress: Share = { name: 'sign-ups', limit: 30, windowMs: 60_000 };
const perEmail: Share = { name: 'links', limit: 5, windowMs: 60 * 60_000 };

/** Keeps one address from filling the house with accounts, each of which costs a slow hash. Throws `rate-limited`. */
export async function limitSignUps(header: ReadHeader): Promise<void> {
  if (await takeTry(perAddress, [`address ${networkOf(clientAddress(header))}`])) return;
  throw new AppError('rate-limited', `At most ${perAddress.limit} accounts a minute. Wait a minute and try again.`, {
    headers: { 'retry-after': '60' },
  });
}

/**
 * Keeps somebody's post from being filled with links that others ask for. Counted by what was typed, whether it has an
 * account or not, so that the refusal tells nothing. Throws `rate-limited`.
 */
export async function limitLinks(email: string): Promise<void> {
  if (await takeTry(perEmail, [`email ${email}`])) return;
  throw new AppError('rate-limited', `At most ${perEmail.limit} links an hour for one e-mail. Look for the last one.`, {
    headers: { 'retry-after': '3600' },
  });
}
