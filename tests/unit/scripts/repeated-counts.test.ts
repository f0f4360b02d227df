import { expect, test } from 'vitest';
import { type CountsOfFiles, noCounts, repeatedCounts, totalOf } from '#scripts/testing/counts.ts';

const told = (title: string) => ({ title, reason: 'expected 1 to be 2' });
const first: CountsOfFiles = {
  '': noCounts(),
  good: { ...noCounts(), passed: 5 },
  starved: { ...noCounts(), passed: 2, failed: [told('waits')] },
  broken: { ...noCounts(), passed: 1, failed: [told('adds'), told('subtracts')], skipped: [told('multiplies')] },
};

test('a file that ran again counts as it did then, and what failed at first is named, passed or not', () => {
  const again: CountsOfFiles = {
    '': noCounts(),
    starved: { ...noCounts(), passed: 3 },
    broken: { ...noCounts(), passed: 2, failed: [told('adds')], skipped: [told('multiplies')] },
  };
  expect(totalOf(repeatedCounts(first, again))).toEqual({
    passed: 10,
    failed: [told('adds')],
    skipped: [told('multiplies')],
    repeated: [told('waits'), told('subtracts')],
  });
});

test('what failed outside of any file stays failed, whatever ran again', () => {
  const outside = { ...noCounts(), failed: [told('an unhandled error')] };
  const again: CountsOfFiles = { '': noCounts(), starved: { ...noCounts(), passed: 3 } };
  const { failed, repeated } = totalOf(repeatedCounts({ '': outside, starved: first.starved! }, again));
  expect(failed).toEqual([told('an unhandled error')]);
  expect(repeated).toEqual([told('waits')]);
});

test('a second run that broke saves no failure of the first', () => {
  const again: CountsOfFiles = { '': { ...noCounts(), failed: [told('it ended before it could count')] } };
  const { failed, repeated } = totalOf(repeatedCounts(first, again));
  expect(failed.map(({ title }) => title)).toEqual(['it ended before it could count', 'waits', 'adds', 'subtracts']);
  expect(repeated).toEqual([]);
});
