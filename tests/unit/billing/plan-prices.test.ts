import { describe, expect, test } from 'vitest';
import { firstPlans } from '#db/first-plans';
import { costsNothing } from '#lib/billing/plans/costs-nothing';
import { CreatePlan } from '#lib/billing/plans/create-plan';
import { noPrices, PlanPrices } from '#lib/billing/plans/plan-prices';

const fine: PlanPrices = {
  baseFee: '49',
  freeUnits: 1_000,
  tiers: [
    { upTo: 100, unitPrice: '0.01' },
    { upTo: 200, unitPrice: '0.005' },
    { upTo: null, unitPrice: '0' },
  ],
  cachedUnitPrice: '0.001',
  models: [{ modelId: 'mdl_1', tiers: [{ upTo: null, unitPrice: '1' }], cachedUnitPrice: '0' }],
};
const withTiers = (...ends: (number | null)[]) => ({ ...fine, tiers: ends.map((upTo) => ({ upTo, unitPrice: '1' })) });
const places = (prices: unknown) =>
  PlanPrices.safeParse(prices).error?.issues.map(({ path, message }) => [path.join('/'), message]) ?? [];

test('prices that fit are kept as they were written', () => {
  expect(PlanPrices.parse(fine)).toEqual(fine);
  expect(PlanPrices.parse(noPrices)).toEqual(noPrices);
});

describe('what does not fit is refused at its place', () => {
  test.each([
    ['a negative price', { ...fine, baseFee: '-1' }, 'baseFee', /not negative/],
    [
      'a negative price in a tier',
      { ...fine, tiers: [{ upTo: null, unitPrice: '-0.01' }] },
      'tiers/0/unitPrice',
      /neg/,
    ],
    ['too many decimals', { ...fine, cachedUnitPrice: '0.00000000001' }, 'cachedUnitPrice', /ten decimals/],
    ['a number instead of a decimal', { ...fine, baseFee: 0.1 }, 'baseFee', /string/],
    ['tiers that overlap', withTiers(100, 50, null), 'tiers/1/upTo', /end after unit 100/],
    ['two tiers that end together', withTiers(100, 100, null), 'tiers/1/upTo', /end after unit 100/],
    ['an open tier in the middle', withTiers(100, null, null), 'tiers/1/upTo', /Only the last tier/],
    ['an open tier at the beginning', withTiers(null, 5, null), 'tiers/0/upTo', /Only the last tier/],
    ['a last tier that ends', withTiers(100, 200), 'tiers/1/upTo', /no end/],
    ['a tier of no units', withTiers(0, null), 'tiers/0/upTo', /at least one/],
    ['no tier', { ...fine, tiers: [] }, 'tiers', /./],
    ['free units below none', { ...fine, freeUnits: -1 }, 'freeUnits', />=0/],
    ['free units beyond all limits', { ...fine, freeUnits: 1_000_000_000_001 }, 'freeUnits', /<=1000000000000/],
    ['half a free unit', { ...fine, freeUnits: 1.5 }, 'freeUnits', /int/],
    ['a model that is in it twice', { ...fine, models: [...fine.models, ...fine.models] }, 'models/1/modelId', /twice/],
    [
      'overlapping tiers of a model',
      { ...fine, models: [{ ...fine.models[0], tiers: withTiers(5, 5, null).tiers }] },
      'models/0/tiers/1/upTo',
      /overlap/,
    ],
    ['a price nobody knows', { ...fine, setupFee: '1' }, '', /setupFee/],
  ])('%s', (_, prices, place, words) => {
    expect(places(prices)).toEqual([[place, expect.stringMatching(words)]]);
  });
});

test('a plan costs nothing only where every price in it is zero', () => {
  expect(costsNothing(noPrices)).toBe(true);
  expect(costsNothing({ ...noPrices, baseFee: '0.00' })).toBe(true);
  expect(costsNothing(fine)).toBe(false);
  expect(costsNothing({ ...noPrices, baseFee: '0.0000000001' })).toBe(false);
  expect(costsNothing({ ...noPrices, cachedUnitPrice: '1' })).toBe(false);
  expect(costsNothing({ ...noPrices, tiers: withTiers(5, null).tiers })).toBe(false);
  expect(costsNothing({ ...noPrices, models: fine.models })).toBe(false);
});

test('the plans of a new installation are such as finance could have made', () => {
  for (const { plan, prices = noPrices } of firstPlans) expect(CreatePlan.parse({ ...plan, prices })).toBeTruthy();
  expect(firstPlans.map(({ plan }) => plan.id)).toEqual(['free', 'pay-as-you-go', 'team']);
});

test.each(['new', 'Team', '-a', 'a-', 'a/b', '', 'ü', 'a'.repeat(51)])('%j is no id of a plan', (id) => {
  const made = CreatePlan.safeParse({ id, name: 'x', limitPerMinute: 1, prices: fine });
  expect(made.error?.issues.map(({ path }) => path)).toEqual([['id']]);
});
