import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { asyncPredictions } from '#db/schema/clients';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { type AsyncPredictionPage, AsyncStatus } from '#lib/inference/asynchronous/async-prediction';
import {
  asyncPredictionSummaries,
  asyncPredictionsVisibleTo,
} from '#lib/inference/asynchronous/async-prediction-details';
import { cursorOf } from '#lib/page-cursor';

export const ListAsyncPredictions = z.object({
  status: AsyncStatus.optional().describe('Only predictions that are at it.'),
  cursor: cursorOf('prediction'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type ListAsyncPredictions = Partial<z.infer<typeof ListAsyncPredictions>>;

/** One's own asynchronous predictions, and everybody's for an admin; newest first, without their answers. */
export async function listAsyncPredictions(
  ctx: Ctx,
  { status, cursor, limit = 50 }: ListAsyncPredictions,
): Promise<AsyncPredictionPage> {
  requirePermission(ctx.actor, 'predict:run');
  const where = and(
    asyncPredictionsVisibleTo(ctx.actor),
    status && eq(asyncPredictions.status, status),
    cursor === undefined ? undefined : lt(asyncPredictions.id, cursor),
  );
  const found = await asyncPredictionSummaries(ctx.db, where, limit + 1);
  const data = found.slice(0, limit);
  return { data, nextCursor: found.length > limit ? data.at(-1)!.id : null };
}
