import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import { type ModelUsage, priceUsage, totalMinor } from '#lib/billing/price';
import { usageByModel } from '#lib/billing/usage/add-usage';

const dayMs = 86_400_000;

/** What a period may come to: all its units, and their cost with the base fee; `unitsPerDay` is what it counts on. */
export type Forecast = { units: bigint; costMinor: bigint; unitsPerDay: bigint; averagedDays: number };

/**
 * What a period comes to if the time that is left of it is used as `recent` days were: for each model, `used` so far and
 * the average of those days, priced as the period is. Null without a full day to go by.
 */
export function forecast(
  period: { prices: PlanPrices; digits: number; used: readonly ModelUsage[]; leftMs: number },
  recent: { usage: readonly ModelUsage[]; days: number },
): Forecast | null {
  if (recent.days === 0) return null;
  const inTimeLeft = (units: bigint) => rounded(units * BigInt(period.leftMs), BigInt(recent.days * dayMs));
  const expected = usageByModel([
    ...period.used,
    ...usageByModel(recent.usage).map(({ modelId, units, cachedUnits }) => ({
      modelId,
      units: inTimeLeft(units),
      cachedUnits: inTimeLeft(cachedUnits),
    })),
  ]);
  return {
    units: allUnits(expected),
    costMinor: totalMinor(priceUsage(period.prices, expected, period.digits)),
    unitsPerDay: rounded(allUnits(recent.usage), BigInt(recent.days)),
    averagedDays: recent.days,
  };
}

const allUnits = (usage: readonly ModelUsage[]) =>
  usage.reduce((total, { units, cachedUnits }) => total + units + cachedUnits, 0n);

const rounded = (value: bigint, by: bigint) => (value + by / 2n) / by;
