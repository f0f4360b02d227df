import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import { models } from '#db/schema/registry';
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
    .returning({
      id: asyncPredictions.id,
      userId: asyncPredictions.userId,
      modelId: asyncPredictions.modelId,
      requestId: asyncPredictions.requestId,
    });
  if (!ended) return false;
  const { userId, requestId } = ended;
  const data = await toldOf(tx, ended);
  if (data) await sendEvent(tx, { userId, event: `async_prediction.${ending.status}`, data, requestId });
  await tx.execute(sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'async-prediction', id })}::text)`);
  return true;
}

/** As the API shows it; where the model keeps no answers without it, since messages are kept for weeks. */
async function toldOf(tx: Database, { id, modelId }: Pick<typeof asyncPredictions.$inferSelect, 'id' | 'modelId'>) {
  const [model] = await tx.select({ keepsAnswers: models.keepsInputs }).from(models).where(eq(models.id, modelId));
  const detail = await asyncPredictionDetail(tx, eq(asyncPredictions.id, id));
  if (!detail || model?.keepsAnswers) return detail;
  const { answer: _, ...summary } = detail;
  return summary;
}
