import { PriceTable } from '#components/plans/price-table.tsx';
import { unitsPerPrice } from '#components/plans/price-text.ts';
import { costsNothing } from '#lib/billing/plans/costs-nothing';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';

type Props = {
  prices: PlanPrices;
  currency: string;
  /** The names of models with prices of their own; one without is left out. */
  modelNames: ReadonlyMap<string, string>;
};

/** What units cost: tiers for all models, and for each that has prices of its own. Nothing where all is free. */
export function PlanPricesView({ prices, currency, modelNames }: Props) {
  if (costsNothing(prices)) return null;
  const units = unitsPerPrice(prices);
  const named = prices.models.filter(({ modelId }) => modelNames.has(modelId));
  return (
    <>
      <PriceTable of={named.length > 0 ? 'Other models' : 'Each model'} {...{ prices, units, currency }} />
      {named.map((model) => (
        <PriceTable key={model.modelId} of={modelNames.get(model.modelId)!} prices={model} {...{ units, currency }} />
      ))}
    </>
  );
}
