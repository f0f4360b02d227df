import type { AddedCost, UsageCell } from '#lib/billing/usage/added-costs';
import { shareOut } from '#lib/billing/usage/share-out';

/** `units` are those a model computed, `cachedUnits` those from the cache. */
export type UsageSum = { predictions: number; units: bigint; cachedUnits: bigint; costMinor: bigint };

/** Units of each day, and what it added to the cost. */
export function costByDay(cells: readonly UsageCell[], added: readonly AddedCost[]): Map<string, UsageSum> {
  const sums = sumBy(cells, ({ day }) => day);
  for (const { day, amountMinor } of added) addCost(sums, day, amountMinor);
  return sums;
}

/** Units of each model, and what they cost. */
export function costByModel(cells: readonly UsageCell[], added: readonly AddedCost[]): Map<string, UsageSum> {
  const sums = sumBy(cells, ({ modelId }) => modelId);
  for (const { modelId, amountMinor } of added) addCost(sums, modelId, amountMinor);
  return sums;
}

/**
 * Units of each key, null being none, and their share of what each model cost: by units within a period, those from the
 * cache by themselves; the shares add up. What a model cost more without having been used goes to the units, of
 * whatever model, that brought it about.
 */
export function costByKey(cells: readonly UsageCell[], added: readonly AddedCost[]): Map<string | null, UsageSum> {
  const sums = sumBy(cells, ({ keyId }) => keyId);
  const cellsOf = Map.groupBy(cells, ({ period }) => period);
  const costs = Map.groupBy(added, ({ period, modelId, of }) => `${period} ${modelId} ${of}`);
  for (const parts of costs.values()) {
    const { period, modelId, of } = parts[0]!;
    const ofPeriod = cellsOf.get(period) ?? [];
    const ofModel = ofPeriod.filter((cell) => cell.modelId === modelId && cell[of] > 0n);
    const users = ofModel.length > 0 ? ofModel : ofPeriod.filter((cell) => cell[of] > 0n);
    const shares = shareOut(
      parts.reduce((total, { amountMinor }) => total + amountMinor, 0n),
      users.map((cell) => cell[of]),
    );
    for (const [index, { keyId }] of users.entries()) addCost(sums, keyId, shares[index]!);
  }
  return sums;
}

function sumBy<K>(cells: readonly UsageCell[], keyOf: (cell: UsageCell) => K): Map<K, UsageSum> {
  const sums = new Map<K, UsageSum>();
  for (const cell of cells) {
    const sum = sumOf(sums, keyOf(cell));
    sum.predictions += cell.predictions;
    sum.units += cell.units;
    sum.cachedUnits += cell.cachedUnits;
  }
  return sums;
}

function addCost<K>(sums: Map<K, UsageSum>, key: K, amountMinor: bigint): void {
  sumOf(sums, key).costMinor += amountMinor;
}

function sumOf<K>(sums: Map<K, UsageSum>, key: K): UsageSum {
  const known = sums.get(key);
  if (known) return known;
  const sum = { predictions: 0, units: 0n, cachedUnits: 0n, costMinor: 0n };
  sums.set(key, sum);
  return sum;
}
