import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { asyncPredictions } from '#db/schema/clients';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import type { AsyncPrediction } from '#lib/inference/asynchronous/async-prediction';
import { asyncPredictionDetail, asyncPredictionsVisibleTo } from '#lib/inference/asynchronous/async-prediction-details';
import { isStorable } from '#lib/registry/plain-text';

export const GetAsyncPrediction = z.object({ id: z.string().refine(isStorable, 'There is no such id.') });
export type GetAsyncPrediction = z.infer<typeof GetAsyncPrediction>;

/** One's own asynchronous prediction, anybody's for an admin. */
export async function getAsyncPrediction(ctx: Ctx, { id }: GetAsyncPrediction): Promise<AsyncPrediction> {
  requirePermission(ctx.actor, 'predict:run');
  const where = and(eq(asyncPredictions.id, id), asyncPredictionsVisibleTo(ctx.actor));
  const found = await asyncPredictionDetail(ctx.db, where);
  if (!found) throw notFound(`asynchronous prediction "${id}"`);
  return found;
}
