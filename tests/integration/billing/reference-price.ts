import type { PlanPrices } from '#lib/billing/plans/plan-prices';

export type ReferenceUsage = Map<string, { units: number; cached: number }>;

/** As a person would do it, unit by unit: the lines of a bill as `model kind tier quantity amount`, those of no units left out. */
export function referenceLines(prices: PlanPrices, usage: ReferenceUsage, digits: number): string[] {
  const pricesOf = (model: string) => prices.models.find(({ modelId }) => modelId === model) ?? prices;
  const firstPrice = (model: string) => scaled(pricesOf(model).tiers[0]!.unitPrice);
  const models = [...usage.keys()].sort();
  const dearestFirst = [...models].sort((a, b) => {
    const [x, y] = [firstPrice(a), firstPrice(b)];
    return x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1;
  });
  let free = prices.freeUnits;
  const counted = new Map<string, { quantity: number; price: bigint }>();
  const count = (line: string, price: bigint, quantity = 1) => {
    const before = counted.get(line)?.quantity ?? 0;
    counted.set(line, { quantity: before + quantity, price });
  };
  for (const model of dearestFirst) {
    const { tiers, cachedUnitPrice } = pricesOf(model);
    const tierPrices = tiers.map(({ unitPrice }) => scaled(unitPrice));
    let paid = 0;
    for (let unit = 1; unit <= usage.get(model)!.units; unit++) {
      if (free > 0) {
        free--;
        count(`${model} free-units -`, 0n);
        continue;
      }
      paid++;
      const tier = tiers.findIndex(({ upTo }) => upTo === null || paid <= upTo);
      count(`${model} units ${tier + 1}`, tierPrices[tier]!);
    }
    const { cached } = usage.get(model)!;
    if (cached > 0) count(`${model} cached-units -`, scaled(cachedUnitPrice), cached);
  }
  if (scaled(prices.baseFee) > 0n) count('- base-fee -', scaled(prices.baseFee));
  return [...counted]
    .map(([line, { quantity, price }]) => `${line} ${quantity} ${rounded(BigInt(quantity) * price, digits)}`)
    .sort();
}

/** In 10⁻¹⁰ of the currency. */
const scaled = (price: string): bigint => {
  const [whole, fraction = ''] = price.split('.');
  return BigInt(whole! + fraction.padEnd(10, '0'));
};

/** Halves up: nothing is below zero here. */
const rounded = (value: bigint, digits: number): bigint => {
  const unit = 10n ** BigInt(10 - digits);
  return value / unit + (2n * (value % unit) >= unit ? 1n : 0n);
};
