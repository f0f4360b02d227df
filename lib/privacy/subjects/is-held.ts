import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import { predictions } from '#db/schema/usage';

/** Whether an account has made calls about one of its people, answered or waiting. */
export async function isHeld(db: Database, { userId, subject }: { userId: string; subject: string }): Promise<boolean> {
  const [called] = await db
    .select({ id: predictions.id })
    .from(predictions)
    .where(and(eq(predictions.userId, userId), eq(predictions.subject, subject)))
    .limit(1);
  if (called) return true;
  const [waiting] = await db
    .select({ id: asyncPredictions.id })
    .from(asyncPredictions)
    .where(and(eq(asyncPredictions.userId, userId), sql`${asyncPredictions.request}->>'subject' = ${subject}`))
    .limit(1);
  return waiting !== undefined;
}
