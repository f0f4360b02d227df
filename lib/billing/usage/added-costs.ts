import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import { type ModelUsage, priceUsage } from '#lib/billing/price';
import { addUsage } from '#lib/billing/usage/add-usage';

/** What a customer used of a model on a day of UTC, with a key or (null) in the browser, and the period it is billed with. */
export type UsageCell = ModelUsage & { day: string; period: string; keyId: string | null; predictions: number };

/** What a day added to the cost of a model's units in a period, of those that it computed or of those from the cache. */
export type AddedCost = {
  day: string;
  period: string;
  modelId: string;
  of: 'units' | 'cachedUnits';
  amountMinor: bigint;
};

/**
 * What each day added to what the days before it cost, within one period whose cells these are: so days add up to what
 * the whole period costs, without its base fee. A day can add to the cost of a model it did not use, where its units of
 * a dearer one took the free units.
 */
export function addedCosts(prices: PlanPrices, cells: readonly UsageCell[], digits: number): AddedCost[] {
  const used = new Map<string, ModelUsage>();
  let before = new Map<string, Omit<AddedCost, 'day' | 'period'>>();
  const added: AddedCost[] = [];
  for (const [day, today] of [...Map.groupBy(cells, (cell) => cell.day)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const cell of today) addUsage(used, cell);
    const now = costs(prices, [...used.values()], digits);
    for (const [key, cost] of now) {
      const amountMinor = cost.amountMinor - (before.get(key)?.amountMinor ?? 0n);
      if (amountMinor !== 0n) added.push({ ...cost, day, period: today[0]!.period, amountMinor });
    }
    before = now;
  }
  return added;
}

function costs(prices: PlanPrices, usage: readonly ModelUsage[], digits: number) {
  const costOf = new Map<string, Omit<AddedCost, 'day' | 'period'>>();
  for (const { kind, modelId, amountMinor } of priceUsage(prices, usage, digits)) {
    if (modelId === null) continue;
    const of = kind === 'cached-units' ? 'cachedUnits' : 'units';
    const known = costOf.get(`${modelId} ${of}`)?.amountMinor ?? 0n;
    costOf.set(`${modelId} ${of}`, { modelId, of, amountMinor: known + amountMinor });
  }
  return costOf;
}
