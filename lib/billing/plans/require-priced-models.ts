import { inArray } from 'drizzle-orm';
import type { Database } from '#db/client';
import { models } from '#db/schema/registry';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import { AppError } from '#lib/errors';

/**
 * Throws 422, with the place of each, where prices speak of models that never were. Those of a deleted model may stay:
 * its calls of the month are still to be billed.
 */
export async function requirePricedModels(db: Database, prices: PlanPrices): Promise<void> {
  const priced = prices.models.map(({ modelId }) => modelId);
  if (priced.length === 0) return;
  const found = await db.select({ id: models.id }).from(models).where(inArray(models.id, priced));
  const known = new Set(found.map(({ id }) => id));
  const errors = priced.flatMap((modelId, index) =>
    known.has(modelId)
      ? []
      : [{ pointer: `/prices/models/${index}/modelId`, detail: `There is no model of the id ${modelId}.` }],
  );
  if (errors.length > 0) throw new AppError('invalid', `${errors[0]!.pointer}: ${errors[0]!.detail}`, { errors });
}
