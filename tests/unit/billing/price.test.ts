import { describe, expect, test } from 'vitest';
import { parseDecimal, toMinor } from '#lib/billing/money';
import { noPrices, PlanPrices } from '#lib/billing/plans/plan-prices';
import { type ModelUsage, priceUsage, totalMinor } from '#lib/billing/price';

const tiers = [
  { upTo: 10, unitPrice: '1' },
  { upTo: 20, unitPrice: '0.5' },
  { upTo: null, unitPrice: '0.1' },
];
const prices = (more: Partial<PlanPrices> = {}): PlanPrices => PlanPrices.parse({ ...noPrices, ...more });
const flat = (unitPrice: string) => [{ upTo: null, unitPrice }];
const used = (units: number | bigint, cachedUnits: number | bigint = 0, modelId = 'mdl_a'): ModelUsage => ({
  modelId,
  units: BigInt(units),
  cachedUnits: BigInt(cachedUnits),
});
/** Lines as `kind model tier quantity amount`. */
const told = (of: PlanPrices, usage: ModelUsage[], digits = 2) =>
  priceUsage(of, usage, digits).map(({ kind, modelId, tier, quantity, amountMinor }) =>
    [kind, modelId, tier, quantity, amountMinor].map((value) => String(value ?? '-')).join(' '),
  );

describe('each unit costs what its own tier says', () => {
  test.each([
    [0, []],
    [1, ['units mdl_a 1 1 100']],
    [10, ['units mdl_a 1 10 1000']],
    [11, ['units mdl_a 1 10 1000', 'units mdl_a 2 1 50']],
    [20, ['units mdl_a 1 10 1000', 'units mdl_a 2 10 500']],
    [21, ['units mdl_a 1 10 1000', 'units mdl_a 2 10 500', 'units mdl_a 3 1 10']],
    [1_000, ['units mdl_a 1 10 1000', 'units mdl_a 2 10 500', 'units mdl_a 3 980 9800']],
  ])('%i units', (units, lines) => {
    expect(told(prices({ tiers }), [used(units)])).toEqual(lines);
  });

  test('each model counts its own tiers', () => {
    expect(told(prices({ tiers }), [used(11, 0, 'mdl_b'), used(10)])).toEqual([
      'units mdl_a 1 10 1000',
      'units mdl_b 1 10 1000',
      'units mdl_b 2 1 50',
    ]);
  });

  test('a model with prices of its own has none of the plan’s', () => {
    const own = [{ modelId: 'mdl_b', tiers: flat('3'), cachedUnitPrice: '2' }];
    expect(told(prices({ tiers, cachedUnitPrice: '0.2', models: own }), [used(1, 1), used(1, 1, 'mdl_b')])).toEqual([
      'units mdl_a 1 1 100',
      'cached-units mdl_a - 1 20',
      'units mdl_b 1 1 300',
      'cached-units mdl_b - 1 200',
    ]);
  });
});

describe('free units', () => {
  test('come before the tiers, which count from the first unit that is not free', () => {
    expect(told(prices({ tiers, freeUnits: 5 }), [used(5)])).toEqual(['free-units mdl_a - 5 0']);
    expect(told(prices({ tiers, freeUnits: 5 }), [used(16)])).toEqual([
      'free-units mdl_a - 5 0',
      'units mdl_a 1 10 1000',
      'units mdl_a 2 1 50',
    ]);
  });

  test('go to the dearest model first, to the first id where prices are equal', () => {
    const models = [{ modelId: 'mdl_z', tiers: flat('9'), cachedUnitPrice: '0' }];
    const of = prices({ tiers: flat('1'), freeUnits: 7, models });
    expect(told(of, [used(4, 0, 'mdl_b'), used(4, 0, 'mdl_a'), used(2, 0, 'mdl_z')])).toEqual([
      'free-units mdl_a - 4 0',
      'free-units mdl_b - 1 0',
      'units mdl_b 1 3 300',
      'free-units mdl_z - 2 0',
    ]);
  });

  test('are of no use to answers from the cache, which have a price of their own', () => {
    expect(told(prices({ freeUnits: 100, cachedUnitPrice: '0.01' }), [used(0, 30)])).toEqual([
      'cached-units mdl_a - 30 30',
    ]);
  });
});

describe('the base fee', () => {
  test('is asked for once a month, whatever was used', () => {
    expect(told(prices({ baseFee: '49' }), [])).toEqual(['base-fee - - 1 4900']);
    expect(told(prices({ baseFee: '49', tiers }), [used(1), used(1, 0, 'mdl_b')])).toEqual([
      'base-fee - - 1 4900',
      'units mdl_a 1 1 100',
      'units mdl_b 1 1 100',
    ]);
  });

  test('of nothing is no line', () => {
    expect(told(prices({ baseFee: '0.00' }), [])).toEqual([]);
  });
});

describe('an amount is rounded once a line, halves away from zero', () => {
  test.each([
    ['0.005', 1, 2, 1n],
    ['0.0049999999', 1, 2, 0n],
    ['0.005', 3, 2, 2n],
    ['0.0025', 2, 2, 1n],
    ['0.5', 1, 0, 1n],
    ['0.4', 1, 0, 0n],
    ['0.4', 3, 0, 1n],
    ['0.0005', 1, 3, 1n],
    ['0.0001', 14, 3, 1n],
    ['0.0000000001', 5_000_000_000, 2, 50n],
  ])('%s × %i with %i decimals', (unitPrice, units, digits, minor) => {
    expect(totalMinor(priceUsage(prices({ tiers: flat(unitPrice) }), [used(units)], digits))).toBe(minor);
  });

  test('not once in all: three lines of half a cent are three cents', () => {
    const usage = ['mdl_a', 'mdl_b', 'mdl_c'].map((modelId) => used(1, 0, modelId));
    expect(totalMinor(priceUsage(prices({ tiers: flat('0.005') }), usage, 2))).toBe(3n);
  });

  test('and is exact where floating point is not', () => {
    expect(totalMinor(priceUsage(prices({ tiers: flat('1.005') }), [used(1)], 2))).toBe(101n);
    const million = priceUsage(prices({ tiers: flat('123456789.0123456789') }), [used(1_000_000_000_000)], 2);
    expect(totalMinor(million)).toBe(12_345_678_901_234_567_890_000n);
  });
});

/** Numbers that look random and are the same in every run (Lehmer, MINSTD). */
function lehmer(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  return { upTo, oneOf: <T>(values: readonly T[]) => values[upTo(values.length - 1)]! };
}

const modelIds = ['mdl_a', 'mdl_b', 'mdl_c', 'mdl_d'];

function randomCase(seed: number) {
  const { upTo, oneOf } = lehmer(seed);
  const price = () => oneOf(['0', '0.005', '0.0033333333', '1', '0.15', `${upTo(3)}.${upTo(9_999)}`]);
  const someTiers = () => {
    const ends = [...new Set(Array.from({ length: upTo(4) }, () => 1 + upTo(60)))].sort((a, b) => a - b);
    return [...ends, null].map((end) => ({ upTo: end, unitPrice: price() }));
  };
  const own = modelIds.filter(() => upTo(2) === 0);
  const of = prices({
    baseFee: price(),
    freeUnits: oneOf([0, upTo(5), upTo(200)]),
    tiers: someTiers(),
    cachedUnitPrice: price(),
    models: own.map((modelId) => ({ modelId, tiers: someTiers(), cachedUnitPrice: price() })),
  });
  const usage = modelIds.filter(() => upTo(3) > 0).map((modelId) => used(upTo(120), upTo(30), modelId));
  return { of, usage, digits: oneOf([0, 2, 3]), oneOf };
}

/** The same by counting units one after another, without a thought for speed; by `model tier`, and `cached`. */
function naive(of: PlanPrices, usage: readonly ModelUsage[]): Map<string, { quantity: bigint; exact: bigint }> {
  const lines = new Map<string, { quantity: bigint; exact: bigint }>();
  const add = (line: string, price: string) => {
    const { quantity, exact } = lines.get(line) ?? { quantity: 0n, exact: 0n };
    lines.set(line, { quantity: quantity + 1n, exact: exact + parseDecimal(price) });
  };
  const pricesOf = (modelId: string) => of.models.find((model) => model.modelId === modelId) ?? of;
  const first = (modelId: string) => parseDecimal(pricesOf(modelId).tiers[0]!.unitPrice);
  let free = of.freeUnits;
  const dearestFirst = usage.toSorted((a, b) =>
    first(a.modelId) === first(b.modelId)
      ? a.modelId.localeCompare(b.modelId)
      : first(a.modelId) > first(b.modelId)
        ? -1
        : 1,
  );
  for (const { modelId, units, cachedUnits } of dearestFirst) {
    let paid = 0;
    for (let unit = 0n; unit < units; unit++) {
      if (free > 0) {
        free--;
        add(`${modelId} free`, '0');
        continue;
      }
      paid++;
      const tier = pricesOf(modelId).tiers.findIndex(({ upTo }) => upTo === null || paid <= upTo);
      add(`${modelId} ${tier + 1}`, pricesOf(modelId).tiers[tier]!.unitPrice);
    }
    for (let unit = 0n; unit < cachedUnits; unit++) add(`${modelId} cached`, pricesOf(modelId).cachedUnitPrice);
  }
  return lines;
}

describe('for 2,000 plans and usages', () => {
  const cases = Array.from({ length: 2_000 }, (_, index) => randomCase(index + 1));

  test('it equals counting one unit after another, each in exactly one line', () => {
    for (const { of, usage, digits } of cases) {
      const lines = priceUsage(of, usage, digits).filter(({ kind }) => kind !== 'base-fee');
      const name = { 'free-units': 'free', 'cached-units': 'cached', 'base-fee': '', units: '' };
      expect(
        new Map(
          lines.map(({ kind, modelId, tier, quantity, amountMinor }) => [
            `${modelId} ${tier ?? name[kind]}`,
            { quantity, amountMinor },
          ]),
        ),
      ).toEqual(
        new Map(
          [...naive(of, usage)].map(([line, { quantity, exact }]) => [
            line,
            { quantity, amountMinor: toMinor(exact, digits) },
          ]),
        ),
      );
      expect(lines.map(({ modelId }) => modelId)).toEqual(lines.map(({ modelId }) => modelId).toSorted());
    }
  });

  test('more usage never costs less', () => {
    for (const { of, usage, digits, oneOf } of cases) {
      const grown = oneOf(modelIds);
      const before = usage.find(({ modelId }) => modelId === grown) ?? used(0, 0, grown);
      const more = { ...before, ...oneOf([{ units: before.units + 1n }, { cachedUnits: before.cachedUnits + 1n }]) };
      const others = usage.filter(({ modelId }) => modelId !== grown);
      const cost = (of_: ModelUsage[]) => totalMinor(priceUsage(of, of_, digits));
      expect(cost([...others, more])).toBeGreaterThanOrEqual(cost([...others, before]));
    }
  });

  test('the order in which usage comes does not matter', () => {
    for (const { of, usage, digits } of cases.slice(0, 300))
      expect(priceUsage(of, usage.toReversed(), digits)).toEqual(priceUsage(of, usage, digits));
  });
});
