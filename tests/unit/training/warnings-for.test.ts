import { expect, it } from 'vitest';
import type { DataWarning } from '#lib/training/datasets/dataset-schema';
import { warningsFor } from '#lib/training/train/warnings-for';

const warning = (column: string | null, code: DataWarning['code']): DataWarning => ({ column, code, message: code });
const warnings = [
  warning('paid', 'leaks-target'),
  warning('sold', 'imbalance'),
  warning('policy', 'id-like'),
  warning(null, 'duplicate-rows'),
];
const run = { target: 'sold', datasetTarget: 'sold', ignore: [], isRegression: false };
const codes = (changed: Partial<Parameters<typeof warningsFor>[0]>) =>
  warningsFor({ ...run, ...changed }, warnings).map(({ code }) => code);

it('a run repeats the warnings about its data', () => {
  expect(codes({})).toEqual(['leaks-target', 'imbalance', 'id-like', 'duplicate-rows']);
});

it('a run does not warn of columns it leaves out', () => {
  expect(codes({ ignore: ['paid', 'policy'] })).toEqual(['imbalance', 'duplicate-rows']);
});

it('a run on another target does not repeat what was said of the first', () => {
  expect(codes({ target: 'price' })).toEqual(['id-like', 'duplicate-rows']);
});

it('a regression does not warn of rare classes', () => {
  expect(codes({ isRegression: true })).toEqual(['leaks-target', 'id-like', 'duplicate-rows']);
});
