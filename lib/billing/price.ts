import { parseDecimal, toMinor } from '#lib/billing/money';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';

/** A customer's units of a period and a model: those that a model computed, and those from the cache. */
export type ModelUsage = { modelId: string; units: bigint; cachedUnits: bigint };

export type PricedLine = {
  kind: 'base-fee' | 'free-units' | 'units' | 'cached-units';
  /** Null for the base fee. */
  modelId: string | null;
  /** From 1; null where the line is of no tier. */
  tier: number | null;
  quantity: bigint;
  /** In 10⁻¹⁰ of the currency. */
  unitPrice: bigint;
  /** In the currency's smallest unit, rounded once: halves away from zero. */
  amountMinor: bigint;
};

/**
 * What usage costs: the base fee, then for each model, by its id, its free units, its tiers and its cached units, each
 * a line; lines of no units are left out. Each unit stands in exactly one line. `digits` is how many decimals amounts have.
 *
 * Free units go to the model with the highest first price first, by id where prices are equal. So more usage never costs
 * less, and the cost of a day can be told as what it added to the cost of the days before.
 */
export function priceUsage(prices: PlanPrices, usage: readonly ModelUsage[], digits: number): PricedLine[] {
  const free = freeUnits(prices, usage);
  const line = (of: Omit<PricedLine, 'amountMinor'>): PricedLine => ({
    ...of,
    amountMinor: toMinor(of.quantity * of.unitPrice, digits),
  });
  const baseFee = parseDecimal(prices.baseFee);
  const lines =
    baseFee > 0n ? [line({ kind: 'base-fee', modelId: null, tier: null, quantity: 1n, unitPrice: baseFee })] : [];
  for (const { modelId, units, cachedUnits } of inOrder(usage)) {
    const { tiers, cachedUnitPrice } = pricesOf(prices, modelId);
    const freeOfModel = free.get(modelId) ?? 0n;
    const of = (kind: PricedLine['kind'], tier: number | null, quantity: bigint, unitPrice: bigint) => {
      if (quantity > 0n) lines.push(line({ kind, modelId, tier, quantity, unitPrice }));
    };
    of('free-units', null, freeOfModel, 0n);
    let rest = units - freeOfModel;
    let above = 0n;
    for (const [index, { upTo, unitPrice }] of tiers.entries()) {
      const width = upTo === null ? rest : BigInt(upTo) - above;
      const quantity = rest < width ? rest : width;
      of('units', index + 1, quantity, parseDecimal(unitPrice));
      rest -= quantity;
      above += width;
    }
    of('cached-units', null, cachedUnits, parseDecimal(cachedUnitPrice));
  }
  return lines;
}

/** The sum of some lines, in the currency's smallest unit. */
export const totalMinor = (lines: readonly Pick<PricedLine, 'amountMinor'>[]): bigint =>
  lines.reduce((total, { amountMinor }) => total + amountMinor, 0n);

function freeUnits(prices: PlanPrices, usage: readonly ModelUsage[]): Map<string, bigint> {
  const firstPrice = ({ modelId }: ModelUsage) => parseDecimal(pricesOf(prices, modelId).tiers[0]!.unitPrice);
  const dearestFirst = inOrder(usage).sort((a, b) => Number(firstPrice(b) - firstPrice(a)));
  let left = BigInt(prices.freeUnits);
  const free = new Map<string, bigint>();
  for (const { modelId, units } of dearestFirst) {
    const taken = units < left ? units : left;
    free.set(modelId, taken);
    left -= taken;
  }
  return free;
}

const pricesOf = (prices: PlanPrices, modelId: string) =>
  prices.models.find((model) => model.modelId === modelId) ?? prices;

const inOrder = (usage: readonly ModelUsage[]) => [...usage].sort((a, b) => (a.modelId < b.modelId ? -1 : 1));
