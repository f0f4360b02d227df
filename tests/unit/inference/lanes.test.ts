import { expect, test } from 'vitest';
import { fitsInProcess, lanesFor } from '#lib/inference/lanes';

const certified = (one: number, thirtyTwo: number | null, batchable = true, oneP95 = one) => ({
  batchable,
  latencyMs: {
    one: { p50: one, p95: oneP95 },
    thirtyTwo: thirtyTwo === null ? null : { p50: thirtyTwo, p95: thirtyTwo },
  },
});

test('a quick model runs in the web process, in joined runs that block it for about 3 ms at most', () => {
  // 0.5 ms for the first row, 0.25 ms for each further one: 11 rows in 3 ms.
  expect(lanesFor(certified(0.5, 8.25)).inProcessRows).toBe(11);
});

test('a model that takes longer than 3 ms never runs in the web process; a run that the machine held up does not count', () => {
  expect(lanesFor(certified(3.1, 4)).inProcessRows).toBe(0);
  expect(lanesFor(certified(1, 3, true, 20)).inProcessRows).toBeGreaterThan(0);
});

test('a row larger than the one that was timed never runs in the web process, however quick that one was', () => {
  const fits = (rows: number, elements: number) =>
    fitsInProcess({ ...lanesFor({ ...certified(0.6, 25.4), rowElements: 100 }) }, { rows, elements });
  expect(fits(1, 100)).toBe(true);
  expect(fits(4, 400)).toBe(true);
  expect(fits(1, 101)).toBe(false);
  expect(fits(5, 5)).toBe(false);
  expect(fitsInProcess(lanesFor(certified(1, null)), { rows: 1, elements: 1e9 })).toBe(true);
});

test('of a model that is slow on long rows, those run in the web process that are short enough to be quick, one a run', () => {
  const lanes = lanesFor({ ...certified(10, 320), rowElements: 1000, smallRow: { elements: 100, p50: 1 } });
  // A ninth of the way from 1 to 10 ms for each 1 ms, of 900 elements.
  expect(lanes).toMatchObject({ inProcessRows: 1, inProcessRowElements: 300 });
  expect(fitsInProcess(lanes, { rows: 1, elements: 300 })).toBe(true);
  expect(fitsInProcess(lanes, { rows: 1, elements: 301 })).toBe(false);
  expect(fitsInProcess(lanes, { rows: 2, elements: 300 })).toBe(false);
  const slow = lanesFor({ ...certified(10, 320), rowElements: 1000, smallRow: { elements: 100, p50: 3.1 } });
  expect(slow.inProcessRows).toBe(0);
});

test('a model whose rows must not share a run gets one row a run, on either side', () => {
  expect(lanesFor(certified(0.1, null, false))).toMatchObject({ inProcessRows: 1, hostRows: 1, joinsInProcess: false });
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
