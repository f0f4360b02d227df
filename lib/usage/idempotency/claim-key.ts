import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { idempotencyKeys } from '#db/schema/clients';
import { newId } from '#lib/ids';
import { forgottenAfter, leaseEnd } from '#lib/usage/idempotency/times';

/** A person's key (its SHA-256), and what it is sent for. */
export type Keyed = {
  userId: string;
  keyHash: string;
  /** `POST /api/predict`. */
  operation: string;
  /** SHA-256 of what was sent; null while that is not read yet. */
  fingerprint: string | null;
};

const Kept = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  /** Sealed. */
  body: z.string().nullable(),
});
export type KeptAnswer = z.infer<typeof Kept>;

export type Claim =
  /** The caller's to answer; `isFirst` unless somebody who died, or whose answer is not kept, held it before. */
  | { is: 'held'; predictionId: string; isFirst: boolean }
  | { is: 'under way'; operation: string; fingerprint: string | null }
  | { is: 'answered'; operation: string; fingerprint: string | null; answer: KeptAnswer };

/**
 * Takes a key for a call, unless another holds it or has answered it: of many at once, in however many processes, one
 * gets it. The same call after a crash gets it with the same prediction id, once the lease has ended.
 */
export async function claimKey(db: Database, keyed: Keyed): Promise<Claim> {
  for (;;) {
    const held = await tryToHold(db, keyed);
    if (held) return held;
    const found = await look(db, keyed);
    // Freed between the two statements.
    if (found) return found;
  }
}

const { createdAt, fingerprint, heldUntil, operation, predictionId, status } = idempotencyKeys;
const isForgotten = sql`${createdAt} < now() - ${forgottenAfter}`;
const isFree = sql`${status} is null and ${heldUntil} <= now() and ${operation} = excluded.operation
  and (${fingerprint} is null or excluded.fingerprint is null or ${fingerprint} = excluded.fingerprint)`;

async function tryToHold(
  db: Database,
  { userId, keyHash, operation, fingerprint: sent }: Keyed,
): Promise<Claim | null> {
  const newPredictionId = newId('prediction');
  const [row] = await db
    .insert(idempotencyKeys)
    .values({
      userId,
      key: keyHash,
      operation,
      fingerprint: sent,
      predictionId: newPredictionId,
      heldUntil: leaseEnd,
    })
    .onConflictDoUpdate({
      target: [idempotencyKeys.userId, idempotencyKeys.key],
      set: {
        operation: sql`excluded.operation`,
        fingerprint: sql`case when ${isForgotten} then excluded.fingerprint
          else coalesce(${fingerprint}, excluded.fingerprint) end`,
        predictionId: sql`case when ${isForgotten} then excluded.prediction_id else ${predictionId} end`,
        createdAt: sql`case when ${isForgotten} then now() else ${createdAt} end`,
        status: null,
        headers: sql`null`,
        body: null,
        heldUntil: leaseEnd,
      },
      setWhere: sql`(${isForgotten}) or (${isFree})`,
    })
    .returning({ predictionId });
  return row ? { is: 'held', predictionId: row.predictionId, isFirst: row.predictionId === newPredictionId } : null;
}

async function look(db: Database, { userId, keyHash }: Keyed): Promise<Claim | null> {
  const [row] = await db
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, keyHash)));
  if (!row) return null;
  const { operation, fingerprint } = row;
  if (row.status === null) return { is: 'under way', operation, fingerprint };
  return { is: 'answered', operation, fingerprint, answer: Kept.parse(row) };
}
