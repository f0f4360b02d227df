import { expect, test } from 'vitest';
import { fitsInProcess, lanesFor } from '#lib/inference/lanes';

const certified = (one: number, thirtyTwo: number | null, batchable = true, oneP95 = one) => ({
  batchable,
  latencyMs: {
    one: { p50: one, p95: oneP95 },
    thirtyTwo: thirtyTwo === null ? null : { p50: thirtyTwo, p95: thirtyTwo },
  },
});

test('a quick model runs in the web process, in joined runs that block it for about 2 ms at most', () => {
  // 0.5 ms for the first row, 0.25 ms for each further one: 7 rows in 2 ms.
  expect(lanesFor(certified(0.5, 8.25)).inProcessRows).toBe(7);
});

test('a model that takes longer than 2 ms never runs in the web process; a run that the machine held up does not count', () => {
  expect(lanesFor(certified(2.1, 3)).inProcessRows).toBe(0);
  expect(lanesFor(certified(1, 3, true, 20)).inProcessRows).toBeGreaterThan(0);
});

test('a row larger than the one that was timed never runs in the web process, however quick that one was', () => {
  const fits = (rows: number, elements: number) =>
    fitsInProcess({ inProcessRows: 4 }, { rowElements: 100 }, { rows, elements });
  expect(fits(1, 100)).toBe(true);
  expect(fits(4, 400)).toBe(true);
  expect(fits(1, 101)).toBe(false);
  expect(fits(5, 5)).toBe(false);
  expect(fitsInProcess({ inProcessRows: 1 }, {}, { rows: 1, elements: 1e9 })).toBe(true);
});

test('a model whose rows must not share a run gets one row a run, on either side', () => {
  expect(lanesFor(certified(0.1, null, false))).toEqual({ inProcessRows: 1, hostRows: 1, joinsInProcess: false });
});

test('a slow model still joins rows in a host for up to 100 ms, and takes at least one', () => {
  expect(lanesFor(certified(10, 41)).hostRows).toBe(91);
  expect(lanesFor(certified(5_000, 5_031)).hostRows).toBe(1);
});

test('rows that cost nothing measurable are joined to a fixed most', () => {
  expect(lanesFor(certified(0, 0))).toMatchObject({ inProcessRows: 1024, hostRows: 1024 });
  expect(lanesFor(certified(0.5, 0.4)).inProcessRows).toBe(1024);
});

test('calls are joined in the web process where a row costs less among others, as in a forest, not where it only is copied', () => {
  expect(lanesFor(certified(0.02, 0.06)).joinsInProcess).toBe(true);
  expect(lanesFor(certified(0.18, 8.2)).joinsInProcess).toBe(false);
});
