import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { oneTimeLinks } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { type LinkPurpose, linkDigest, type OneTimeLink } from '#lib/auth/links/one-time-link';
import { AppError } from '#lib/errors';

/** The link with this token, if it is for this purpose and still good; it stays so. */
export async function findOpenLink(
  db: Database | Transaction,
  purpose: LinkPurpose,
  token: string,
): Promise<OneTimeLink | undefined> {
  const [link] = await db.select().from(oneTimeLinks).where(isOpen(purpose, token));
  return link;
}

/** The same for who cannot go on without one. Throws 403. */
export async function requireOpenLink(
  db: Database | Transaction,
  purpose: LinkPurpose,
  token: string,
): Promise<OneTimeLink> {
  return (await findOpenLink(db, purpose, token)) ?? refuse();
}

/** Uses the link up, with everything else its transaction does: of many who try at once one gets it. Throws 403. */
export async function takeLink(tx: Transaction, purpose: LinkPurpose, token: string): Promise<OneTimeLink> {
  const [link] = await tx.update(oneTimeLinks).set({ usedAt: new Date() }).where(isOpen(purpose, token)).returning();
  return link ?? refuse();
}

const isOpen = (purpose: LinkPurpose, token: string) =>
  and(
    eq(oneTimeLinks.hash, linkDigest(token)),
    eq(oneTimeLinks.purpose, purpose),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, sql`now()`),
  );

/** One answer for every link that opens nothing, whatever became of it. */
export function linkIsOver(): AppError {
  const detail = 'This link was used already, has expired or was taken back. Ask for a new one.';
  return new AppError('forbidden', detail, { errors: [{ pointer: '/token', detail }] });
}

function refuse(): never {
  throw linkIsOver();
}
