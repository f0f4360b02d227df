import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import {
  callTables,
  PredictionSummary,
  summaryColumns,
  summaryJoins,
  toSummaries,
} from '#lib/usage/prediction-summary';

export const GetPrediction = z.object({ id: z.string() });
export type GetPrediction = z.infer<typeof GetPrediction>;

export const PredictionDetail = PredictionSummary.extend({
  inputs: z.json().nullable().describe('The rows as they were sent; null where the model keeps none.'),
  outputs: z.json().nullable().describe('What was answered, a row each; null where the model keeps none.'),
}).meta({ id: 'PredictionDetail' });
export type PredictionDetail = z.infer<typeof PredictionDetail>;

const Kept = z.object({ inputs: z.json().nullable(), outputs: z.json().nullable() });

/** One call, answered or failed: one's own, or to one's own model; any for an admin. */
export async function getPrediction({ db, actor }: Ctx, { id }: GetPrediction): Promise<PredictionDetail> {
  requirePermission(actor, 'prediction:read');
  if (!/^(pred|fail)_[0-9a-z]{26}$/.test(id)) throw notFound(`prediction "${id}"`);
  const answered = id.startsWith('pred_');
  const { table, columns } = callTables[answered ? 'answered' : 'failed'];
  const kept = answered ? sql`inputs, outputs` : sql`null::json as inputs, null::json as outputs`;
  const userId = actingUserId(actor) ?? '';
  const visible = may(actor, 'prediction:read-any')
    ? sql`true`
    : sql`(call.user_id = ${userId} or models.owner_id = ${userId})`;
  const [row] = await db.execute(sql`
    select ${summaryColumns(actor)} from (select ${columns}, ${kept} from ${table} where id = ${id}) as call
    ${summaryJoins} where ${visible}`);
  if (!row) throw notFound(`prediction "${id}"`);
  const [summary] = await toSummaries(db, [row]);
  return { ...summary!, ...Kept.parse(row) };
}
