import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import { asyncPredictionDetail } from '#lib/inference/asynchronous/async-prediction-details';
import type { Problem } from '#lib/problem-details';
import { sendEvent } from '#lib/webhooks/send-event';

type Ending =
  /** `answer` is JSON text. */
  { status: 'succeeded'; answer: string } | { status: 'failed'; problem: Problem } | { status: 'canceled' };

/**
 * Ends an asynchronous prediction as part of the transaction `tx`, and tells its person and whoever waits for it; false
 * where it has ended already. Of two that would end it, the second waits here for the first's transaction. Call
 * `queuesReady` before the transaction begins.
 */
export async function endAsyncPrediction(tx: Database, id: string, ending: Ending): Promise<boolean> {
  const [ended] = await tx
    .update(asyncPredictions)
    .set({ problem: null, ...ending, request: null, endedAt: sql`clock_timestamp()` })
    .where(and(eq(asyncPredictions.id, id), inArray(asyncPredictions.status, ['queued', 'running'])))
    .returning({ userId: asyncPredictions.userId });
  if (!ended) return false;
  const data = await asyncPredictionDetail(tx, eq(asyncPredictions.id, id));
  if (data) await sendEvent(tx, { userId: ended.userId, event: `async_prediction.${ending.status}`, data });
  await tx.execute(sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'async-prediction', id })}::text)`);
  return true;
}
