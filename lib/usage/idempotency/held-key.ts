import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { idempotencyKeys } from '#db/schema/clients';
import type { KeptAnswer } from '#lib/usage/idempotency/claim-key';
import { leaseEnd } from '#lib/usage/idempotency/times';

/** A key that this process holds; the prediction id tells this holding from a later one. */
export type HeldKey = { userId: string; keyHash: string; predictionId: string };

/** Says that the call is still under way. */
export async function extendLease(db: Database, held: HeldKey): Promise<void> {
  await db.update(idempotencyKeys).set({ heldUntil: leaseEnd }).where(isHeld(held));
}

/** Notes what was sent, once it is read; false where the same key came with something else before. */
export async function noteFingerprint(db: Database, held: HeldKey, fingerprint: string): Promise<boolean> {
  const isSame = or(isNull(idempotencyKeys.fingerprint), eq(idempotencyKeys.fingerprint, fingerprint));
  const noted = await db
    .update(idempotencyKeys)
    .set({ fingerprint })
    .where(and(isHeld(held), isSame))
    .returning({ key: idempotencyKeys.key });
  return noted.length === 1;
}

/** Keeps the answer, to be given again. */
export async function keepAnswer(db: Database, held: HeldKey, answer: KeptAnswer): Promise<void> {
  await db.update(idempotencyKeys).set(answer).where(isHeld(held));
}

/** Lets the same call be made again, under the same prediction id. */
export async function freeKey(db: Database, held: HeldKey): Promise<void> {
  await db.update(idempotencyKeys).set({ heldUntil: sql`now()` }).where(isHeld(held));
}

/** Forgets a key whose call did nothing: it may be sent again with anything. */
export async function dropKey(db: Database, held: HeldKey): Promise<void> {
  await db.delete(idempotencyKeys).where(isHeld(held));
}

const isHeld = ({ userId, keyHash, predictionId }: HeldKey) =>
  and(
    eq(idempotencyKeys.userId, userId),
    eq(idempotencyKeys.key, keyHash),
    eq(idempotencyKeys.predictionId, predictionId),
    isNull(idempotencyKeys.status),
  );
