import type { PlanPrices } from '#lib/billing/plans/plan-prices';

/** The parts of a plan's prices that the audit log tells apart. */
export const pricedBy = ['baseFee', 'freeUnits', 'tiers', 'cachedUnitPrice', 'models'] as const;

/** A plan's prices for the audit log: tiers and models as one text each, `1 up to 100, 0.5 for more`. */
export function priceFields({
  models,
  tiers,
  ...prices
}: PlanPrices): Record<(typeof pricedBy)[number], string | number> {
  const ofModels = models.map(
    (model) => `${model.modelId}: ${tiersText(model.tiers)}, cached ${model.cachedUnitPrice}`,
  );
  return { ...prices, tiers: tiersText(tiers), models: ofModels.join('; ') };
}

const tiersText = (tiers: PlanPrices['tiers']) =>
  tiers
    .map(({ upTo, unitPrice }) => (upTo === null ? `${unitPrice} for more` : `${unitPrice} up to ${upTo}`))
    .join(', ');
