import { describe, expect, test } from 'vitest';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';
import { priceUsage, totalMinor } from '#lib/billing/price';
import { usageByModel } from '#lib/billing/usage/add-usage';
import { addedCosts, type UsageCell } from '#lib/billing/usage/added-costs';
import { costByDay, costByKey, costByModel, type UsageSum } from '#lib/billing/usage/cost-by';
import { shareOut } from '#lib/billing/usage/share-out';

const prices: PlanPrices = {
  baseFee: '0',
  freeUnits: 10,
  tiers: [
    { upTo: 20, unitPrice: '0.10' },
    { upTo: null, unitPrice: '0.05' },
  ],
  cachedUnitPrice: '0.01',
  models: [{ modelId: 'mdl_dear', tiers: [{ upTo: null, unitPrice: '1' }], cachedUnitPrice: '0' }],
};

const cell = (day: string, modelId: string, units: bigint, more: Partial<UsageCell> = {}): UsageCell => ({
  day: `2026-11-${day}`,
  period: '2026-11',
  modelId,
  keyId: null,
  predictions: 1,
  units,
  cachedUnits: 0n,
  ...more,
});

const sumOf = (sums: Iterable<UsageSum>) => [...sums].reduce((total, { costMinor }) => total + costMinor, 0n);

test('a day costs what it adds to the days before it, through free units and tiers', () => {
  const cells = [cell('03', 'mdl_a', 15n), cell('01', 'mdl_a', 12n), cell('02', 'mdl_a', 0n, { cachedUnits: 7n })];
  const days = costByDay(cells, addedCosts(prices, cells, 2));
  // 12 units, of which 10 are free; 7 from the cache; 15 more, all within the first tier.
  expect(days.get('2026-11-01')?.costMinor).toBe(20n);
  expect(days.get('2026-11-02')?.costMinor).toBe(7n);
  expect(days.get('2026-11-03')?.costMinor).toBe(150n);
});

test('what a dearer model takes of the free units costs on that day, and goes to who used it', () => {
  const cells = [cell('01', 'mdl_a', 10n, { keyId: 'key_a' }), cell('02', 'mdl_dear', 10n, { keyId: 'key_b' })];
  const added = addedCosts(prices, cells, 2);
  expect(added).toEqual([{ day: '2026-11-02', period: '2026-11', modelId: 'mdl_a', of: 'units', amountMinor: 100n }]);
  // Of both days the model itself was used; of the second alone it was not.
  expect(costByKey(cells, added).get('key_a')?.costMinor).toBe(100n);
  expect(costByKey(cells.slice(1), added).get('key_b')?.costMinor).toBe(100n);
});

test('a key pays by units of what models computed, and of what came from the cache by itself', () => {
  const cells = [
    cell('01', 'mdl_a', 20n, { keyId: 'key_a' }),
    cell('01', 'mdl_a', 10n, { keyId: null }),
    cell('01', 'mdl_a', 0n, { keyId: 'key_cached', cachedUnits: 5n }),
  ];
  const keys = costByKey(cells, addedCosts(prices, cells, 2));
  expect([...keys].map(([key, { costMinor }]) => [key, costMinor])).toEqual([
    ['key_a', 133n],
    [null, 67n],
    ['key_cached', 5n],
  ]);
});

test('units billed with another period are priced by themselves, whatever their day', () => {
  const late = cell('30', 'mdl_a', 12n, { period: '2026-12' });
  const cells = [cell('30', 'mdl_a', 12n), late, cell('30', 'mdl_a', 1n, { period: '2026-12', day: '2026-12-01' })];
  const added = [[cells[0]!], cells.slice(1)].flatMap((ofPeriod) => addedCosts(prices, ofPeriod, 2));
  const days = costByDay(cells, added);
  expect(days.get('2026-11-30')?.costMinor).toBe(40n);
  expect(days.get('2026-12-01')?.costMinor).toBe(10n);
});

describe('shares', () => {
  test('add up to the whole, with what is left to the largest remainders', () => {
    expect(shareOut(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(shareOut(10n, [6n, 3n, 0n, 2n])).toEqual([5n, 3n, 0n, 2n]);
    expect(shareOut(0n, [0n, 5n])).toEqual([0n, 0n]);
  });

  test('of nothing to share by are refused', () => {
    expect(() => shareOut(1n, [0n, 0n])).toThrow(RangeError);
  });
});

test('days, models and keys of any traffic add up to what the period costs, and any days of it to their part', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomFrom(seed);
    const cells = Array.from({ length: 1 + random(40) }, () =>
      cell(String(1 + random(30)).padStart(2, '0'), `mdl_${random(4)}`, BigInt(random(30)), {
        keyId: random(4) === 0 ? null : `key_${random(3)}`,
        cachedUnits: BigInt(random(10)),
      }),
    );
    const some = randomPrices(random);
    const digits = random(3);
    const added = addedCosts(some, cells, digits);
    const period = totalMinor(priceUsage(some, usageByModel(cells), digits));
    expect(sumOf(costByDay(cells, added).values()), `seed ${seed}`).toBe(period);
    expect(sumOf(costByModel(cells, added).values()), `seed ${seed}`).toBe(period);
    expect(sumOf(costByKey(cells, added).values()), `seed ${seed}`).toBe(period);

    const [from, to] = [random(31), random(31)]
      .sort((a, b) => a - b)
      .map((day) => `2026-11-${`${day}`.padStart(2, '0')}`);
    const isAsked = ({ day }: { day: string }) => day >= from! && day <= to!;
    const [part, partAdded] = [cells.filter(isAsked), added.filter(isAsked)];
    const cost = sumOf(costByDay(part, partAdded).values());
    expect(sumOf(costByModel(part, partAdded).values()), `seed ${seed}`).toBe(cost);
    expect(sumOf(costByKey(part, partAdded).values()), `seed ${seed}`).toBe(cost);
    for (const { costMinor } of costByKey(part, partAdded).values()) expect(costMinor >= 0n).toBe(true);
  }
});

/** Whole numbers below a bound, the same for a seed: mulberry32. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % below;
  };
}

function randomPrices(random: (below: number) => number): PlanPrices {
  const price = () => `0.${String(random(1000)).padStart(4, '0')}`;
  const tiers = () => [
    { upTo: 1 + random(60), unitPrice: price() },
    { upTo: null, unitPrice: price() },
  ];
  return {
    baseFee: '0',
    freeUnits: random(80),
    tiers: tiers(),
    cachedUnitPrice: price(),
    models: [0, 1].map((model) => ({ modelId: `mdl_${model}`, tiers: tiers(), cachedUnitPrice: price() })),
  };
}
