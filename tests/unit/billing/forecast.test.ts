import { expect, test } from 'vitest';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import { forecast } from '#lib/billing/usage/forecast';

const dayMs = 86_400_000;
const prices: PlanPrices = {
  baseFee: '5',
  freeUnits: 100,
  tiers: [
    { upTo: 1_000, unitPrice: '0.10' },
    { upTo: null, unitPrice: '0.05' },
  ],
  cachedUnitPrice: '0.01',
  models: [],
};
const usage = (modelId: string, units: bigint, cachedUnits = 0n) => ({ modelId, units, cachedUnits });

test('what is left of a month is used like the days it goes by, each model by itself, and priced as a whole', () => {
  const used = [usage('mdl_a', 400n, 10n), usage('mdl_b', 50n)];
  const recent = { usage: [usage('mdl_a', 700n, 70n)], days: 7 };
  // a: 400 + 10 × 100, of which 100 are free; cached 10 + 10 × 10; b stays at 50.
  expect(forecast({ prices, digits: 2, used, leftMs: 10 * dayMs }, recent)).toEqual({
    units: 1_400n + 110n + 50n,
    costMinor: 500n + 100n * 100n + 300n * 5n + 110n + 500n,
    unitsPerDay: 110n,
    averagedDays: 7,
  });
});

test('the rest of today counts as the part of a day that it is', () => {
  const recent = { usage: [usage('mdl_a', 30n)], days: 3 };
  const left = forecast({ prices, digits: 2, used: [usage('mdl_a', 4n)], leftMs: dayMs / 2 }, recent);
  expect(left).toMatchObject({ units: 9n, unitsPerDay: 10n, averagedDays: 3 });
});

test('a month that is over comes to what it came to', () => {
  const used = [usage('mdl_a', 200n)];
  const over = forecast({ prices, digits: 2, used, leftMs: 0 }, { usage: [usage('mdl_a', 999n)], days: 7 });
  expect(over).toMatchObject({ units: 200n, costMinor: 1_500n });
});

test('days without use count as such', () => {
  expect(forecast({ prices, digits: 2, used: [], leftMs: dayMs }, { usage: [], days: 7 })).toMatchObject({
    units: 0n,
    unitsPerDay: 0n,
    costMinor: 500n,
  });
});

test('there is none before the first full day', () => {
  expect(forecast({ prices, digits: 2, used: [usage('mdl_a', 4n)], leftMs: dayMs }, { usage: [], days: 0 })).toBeNull();
});
