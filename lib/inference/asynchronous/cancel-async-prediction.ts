import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import type { AsyncPrediction } from '#lib/inference/asynchronous/async-prediction';
import { endAsyncPrediction } from '#lib/inference/asynchronous/end-async-prediction';
import { GetAsyncPrediction, getAsyncPrediction } from '#lib/inference/asynchronous/get-async-prediction';
import { queuesReady } from '#lib/queue/queue';

export const CancelAsyncPrediction = GetAsyncPrediction;
export type CancelAsyncPrediction = GetAsyncPrediction;

/**
 * Ends an asynchronous prediction for good: one that runs goes on to nobody's use, and is never billed. Throws
 * `conflict` for one that has ended.
 */
export async function cancelAsyncPrediction(ctx: Ctx, input: CancelAsyncPrediction): Promise<AsyncPrediction> {
  requirePermission(ctx.actor, 'predict:run');
  const { id } = await getAsyncPrediction(ctx, input);
  await queuesReady();
  const canceled = await ctx.db.transaction((tx) => endAsyncPrediction(tx, id, { status: 'canceled' }));
  const now = await getAsyncPrediction(ctx, { id });
  if (canceled) return now;
  const billed = now.status === 'succeeded' ? ' and is billed' : '';
  throw new AppError('conflict', `This prediction has ${now.status}${billed} already: there is nothing to cancel.`);
}
