import type { Database } from '#db/client';
import { oneTimeLinks } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { linkDigest, newLinkToken } from '#lib/auth/links/one-time-link';
import type { Role } from '#lib/auth/permissions';
import { newId } from '#lib/ids';

const hourMs = 60 * 60 * 1000;

/** A link for somebody who has an account, and the e-mail it goes to. */
export type PersonLinkWish = {
  purpose: 'verify-email' | 'reset-password' | 'change-email';
  userId: string;
  email: string;
};

/** What a link is for, and for whom; an invitation without `createdBy` is somebody's own sign-up. */
export type LinkWish = PersonLinkWish | { purpose: 'invitation'; email: string; role: Role; createdBy: string | null };

/** A link that has just been made. Its token is known here only: what is stored is a hash of it. */
export type MadeLink = { id: string; token: string; createdAt: Date; expiresAt: Date };

/** Keeps a new link that is good once, until it expires: in an hour, a day or, for somebody invited, a week. */
export async function makeLink(tx: Database | Transaction, wish: LinkWish, now = new Date()): Promise<MadeLink> {
  const token = newLinkToken();
  const expiresAt = new Date(now.getTime() + lifetimeMs(wish));
  const link = { id: newId('oneTimeLink'), createdAt: now, expiresAt };
  await tx.insert(oneTimeLinks).values({ ...wish, ...link, hash: linkDigest(token) });
  return { ...link, token };
}

function lifetimeMs(wish: LinkWish): number {
  if (wish.purpose === 'reset-password') return hourMs;
  return wish.purpose === 'invitation' && wish.createdBy !== null ? 7 * 24 * hourMs : 24 * hourMs;
}
