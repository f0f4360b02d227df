import { expect, it } from 'vitest';
import { HistoryQuery, historyAddress, listed } from '#components/history/history-query.ts';

it('the last day is looked at to its end', () => {
  expect(listed({ from: '2026-01-30', to: '2026-01-31' })).toMatchObject({
    since: '2026-01-30T00:00:00Z',
    until: '2026-02-01T00:00:00.000Z',
  });
});

it('days in the wrong order, or that are none, are no error: the end is left open', () => {
  expect(listed({ from: '2026-02-01', to: '2026-01-01' })).not.toHaveProperty('until');
  expect(HistoryQuery.parse({ from: 'yesterday', files: 'maybe', cursor: 'x' })).toEqual({});
});

it('an address leads back to the same list', () => {
  const query = { model: 'iris', files: 'true' as const, q: 'a b' };
  const address = new URL(historyAddress(query), 'http://site.invalid');
  expect(HistoryQuery.parse(Object.fromEntries(address.searchParams))).toEqual(query);
  expect(historyAddress({})).toBe('/history');
});
