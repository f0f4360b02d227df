import { formatMinor } from '#lib/billing/money';
import type { UsageSum } from '#lib/billing/usage/cost-by';
import type { DayUsage } from '#lib/billing/usage/usage-answer';

const nothing: UsageSum = { predictions: 0, units: 0n, cachedUnits: 0n, costMinor: 0n };

/** A sum of usage as answers have it: all units, and those of them from the cache. */
export const usageRow = ({ predictions, units, cachedUnits, costMinor }: UsageSum, digits: number) => ({
  kind: 'usage' as const,
  predictions,
  units: Number(units + cachedUnits),
  cachedUnits: Number(cachedUnits),
  cost: formatMinor(costMinor, digits),
});

/** The row of base fees: an amount without usage. */
export const baseFeeRow = (amountMinor: bigint, digits: number) => ({
  ...usageRow({ ...nothing, costMinor: amountMinor }, digits),
  kind: 'base-fee' as const,
});

/** A row for each of the days, in their order; the base fee of a month before its first day. */
export function dayRows(
  days: readonly string[],
  sums: ReadonlyMap<string, UsageSum>,
  baseFees: readonly { day: string; amountMinor: bigint }[],
  digits: number,
): DayUsage[] {
  const feeOf = new Map(baseFees.map(({ day, amountMinor }) => [day, amountMinor]));
  const all = [...new Set([...days, ...sums.keys(), ...feeOf.keys()])].sort();
  return all.flatMap((day) => {
    const fee = feeOf.get(day);
    const row = { day, ...usageRow(sums.get(day) ?? nothing, digits) };
    return fee === undefined ? [row] : [{ day, ...baseFeeRow(fee, digits) }, row];
  });
}

/** Groups of usage as rows: what costs most first, then what was used most, then by id. */
export function groupRows<K extends string | null, R>(
  sums: ReadonlyMap<K, UsageSum>,
  digits: number,
  named: (key: K) => R,
): (R & ReturnType<typeof usageRow>)[] {
  return [...sums]
    .sort(
      ([a, x], [b, y]) =>
        sign(y.costMinor - x.costMinor) ||
        sign(y.units + y.cachedUnits - x.units - x.cachedUnits) ||
        ((a ?? '') < (b ?? '') ? -1 : 1),
    )
    .map(([key, sum]) => ({ ...named(key), ...usageRow(sum, digits) }));
}

const sign = (value: bigint) => (value > 0n ? 1 : value < 0n ? -1 : 0);
