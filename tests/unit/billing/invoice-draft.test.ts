import { describe, expect, test } from 'vitest';
import { draftOf } from '#lib/billing/invoices/draft';
import { noPrices, PlanPrices } from '#lib/billing/plans/plan-prices';
import type { Seller } from '#lib/billing/seller';

const party = { name: 'S', address: '', country: '', taxId: '', email: '' };
const seller: Seller = {
  ...party,
  ...{ payment: '', currency: 'EUR', taxRatePercent: '19', paymentDays: 30, closing: 'by-hand' },
};
const draft = (units: number, creditMinor: bigint, more: { taxRatePercent?: string; currency?: string } = {}) =>
  draftOf({
    userId: 'usr_a',
    plan: {
      planId: 'team',
      name: 'Team',
      prices: PlanPrices.parse({ ...noPrices, tiers: [{ upTo: null, unitPrice: '0.01' }] }),
    },
    usage: [{ modelId: 'mdl_a', units: BigInt(units), cachedUnits: 0n }],
    slugs: new Map([['mdl_a', 'iris']]),
    seller: { ...seller, currency: more.currency ?? 'EUR' },
    buyer: party,
    taxRatePercent: more.taxRatePercent ?? null,
    creditMinor,
  });
const amounts = ({ subtotalMinor, taxMinor, totalMinor }: ReturnType<typeof draft>) =>
  [subtotalMinor, taxMinor, totalMinor].map(Number);

describe('what is to be paid', () => {
  test.each([
    ['no credit', 1_000, 0n, [1_000, 190, 1_190]],
    ['some credit', 1_000, 400n, [600, 114, 714]],
    ['as much credit as it costs', 1_000, 1_000n, [0, 0, 0]],
    ['more credit than it costs', 1_000, 5_000n, [0, 0, 0]],
    ['a debt of old', 1_000, -400n, [1_000, 190, 1_190]],
  ])('with %s', (_, units, credit, expected) => {
    const made = draft(units, credit);
    expect(amounts(made)).toEqual(expected);
    expect(made.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(made.subtotalMinor);
  });

  test('has tax at the customer’s own rate where they have one', () => {
    expect(draft(1_000, 0n, { taxRatePercent: '0' })).toMatchObject({ taxMinor: 0n, taxRatePercent: '0' });
    expect(draft(1_000, 0n)).toMatchObject({ taxMinor: 190n, taxRatePercent: '19' });
  });
});

test('credit stands on a line of its own whose price is its amount, in the decimals of the currency', () => {
  const credit = (currency: string) => draft(100_000, 250n, { currency }).lines.at(-1)!;
  expect(credit('EUR')).toMatchObject({
    kind: 'credit',
    amountMinor: -250n,
    unitPrice: -25_000_000_000n,
    quantity: 1n,
  });
  expect(credit('JPY')).toMatchObject({ kind: 'credit', amountMinor: -250n, unitPrice: -2_500_000_000_000n });
});

test('the seller’s settings that are nobody’s business are not on it', () => {
  expect(Object.keys(draft(1, 0n).seller)).toEqual([...Object.keys(party), 'payment']);
});
