import { expect, it } from 'vitest';
import { labelCounts, ResultsView, rowsPerPage, shownRows, viewAddress } from '#components/batch/shown-rows.ts';
import type { BatchRow } from '#lib/batch/batch-rows';

const answered = (row: number, label: string): BatchRow => ({
  row,
  file: `${row}.png`,
  input: null,
  answer: { label, score: 1 },
  error: null,
});
const failed = (row: number): BatchRow => ({ row, file: `${row}.png`, input: null, answer: null, error: 'broken' });
const rows = [answered(0, 'cat'), answered(1, 'dog'), failed(2), answered(3, 'dog')];
const view = (more: Partial<ResultsView> = {}) => ({ ...ResultsView.parse({}), ...more });
const numbers = (more: Partial<ResultsView>) => shownRows(rows, view(more)).rows.map(({ row }) => row);

it('filters by label, puts errors first on wish, and else keeps the order of the input', () => {
  expect(numbers({})).toEqual([0, 1, 2, 3]);
  expect(numbers({ label: 'dog' })).toEqual([1, 3]);
  expect(numbers({ errors: 'first' })).toEqual([2, 0, 1, 3]);
});

it('counts the labels, the most frequent first', () => {
  expect(labelCounts(rows)).toEqual([
    ['dog', 2],
    ['cat', 1],
  ]);
});

it('never shows more than a page, and a page that is gone is the last', () => {
  const many = Array.from({ length: rowsPerPage * 2 + 1 }, (_, row) => answered(row, 'cat'));
  expect(shownRows(many, view()).rows).toHaveLength(rowsPerPage);
  expect(shownRows(many, view({ page: 9 }))).toMatchObject({ page: 3, pages: 3, rows: [{ row: rowsPerPage * 2 }] });
});

it('an address brings back the view it was made from, and what is no view is the usual one', () => {
  const wished = view({ view: 'table', label: 'a & b', errors: 'first', page: 3 });
  expect(ResultsView.parse(Object.fromEntries(new URLSearchParams(viewAddress(wished))))).toEqual(wished);
  expect(viewAddress(view())).toBe('');
  expect(ResultsView.parse({ view: 'x', page: '-1', errors: '?' })).toEqual(view());
});
