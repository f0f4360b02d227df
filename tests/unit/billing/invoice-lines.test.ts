import { expect, test } from 'vitest';
import { describeLines } from '#lib/billing/invoices/describe-lines';
import type { PricedLine } from '#lib/billing/price';

const line = (kind: PricedLine['kind'], modelId: string | null, quantity: bigint, tier: number | null = null) => ({
  ...{ kind, modelId, tier, quantity },
  unitPrice: 0n,
  amountMinor: 0n,
});
const told = (...lines: PricedLine[]) =>
  describeLines(
    lines,
    'Team',
    new Map([
      ['mdl_1', 'zebra'],
      ['mdl_2', 'ant'],
      ['mdl_3', 'ant'],
    ]),
  ).map(({ description }) => description);

test('tiers are told as the units that they are, counted for each model by itself', () => {
  const lines = [
    line('units', 'mdl_2', 1_000n, 1),
    line('units', 'mdl_2', 9_000n, 2),
    line('units', 'mdl_2', 1n, 3),
    line('units', 'mdl_1', 1n, 1),
  ];
  expect(told(...lines)).toEqual([
    'ant, units 1 to 1,000',
    'ant, units 1,001 to 10,000',
    'ant, unit 10,001',
    'zebra, unit 1',
  ]);
});

test('the base fee comes first, then models by their slugs; two of one slug, as after one was deleted, stay apart', () => {
  const lines = [
    line('units', 'mdl_1', 5n, 1),
    line('free-units', 'mdl_3', 2n),
    line('units', 'mdl_2', 3n, 1),
    line('cached-units', 'mdl_3', 4n),
    line('base-fee', null, 1n),
  ];
  expect(told(...lines)).toEqual([
    'Base fee of the plan Team',
    'ant, units 1 to 3',
    'ant, free units',
    'ant, units answered from the cache',
    'zebra, units 1 to 5',
  ]);
});

test('a model that nobody knows is told by its id', () => {
  expect(told(line('units', 'mdl_9', 2n, 1))).toEqual(['mdl_9, units 1 to 2']);
});
