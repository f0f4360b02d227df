import { z } from 'zod';
import { labelsOf } from '#components/answers/answer-text.ts';
import { isAnswer } from '#components/answers/is-answer.ts';
import type { BatchRow } from '#lib/batch/batch-rows';

/** How the results of a job are shown, as its address says it. */
export const ResultsView = z.object({
  view: z.enum(['gallery', 'table']).catch('gallery'),
  label: z.string().nullable().catch(null),
  /** Rows with an error stand first. */
  errors: z.enum(['first', 'in-place']).catch('in-place'),
  page: z.coerce.number().int().min(1).catch(1),
});
export type ResultsView = z.infer<typeof ResultsView>;

/** So many pictures at once a browser and a reader can take. */
export const rowsPerPage = 48;

/** How often each label was answered, the most frequent first. */
export function labelCounts(rows: readonly BatchRow[]): [label: string, count: number][] {
  const all = rows.flatMap(labelsOfRow);
  return [...Map.groupBy(all, (label) => label)]
    .map(([label, found]): [string, number] => [label, found.length])
    .toSorted((a, b) => b[1] - a[1]);
}

/** The rows of the page that is looked at, and how many pages there are. */
export function shownRows(rows: readonly BatchRow[], { label, errors, page }: ResultsView) {
  const ofLabel = label === null ? rows : rows.filter((row) => labelsOfRow(row).includes(label));
  const isFailed = ({ error }: BatchRow) => (error === null ? 1 : 0);
  const ordered = errors === 'first' ? ofLabel.toSorted((a, b) => isFailed(a) - isFailed(b)) : ofLabel;
  const pages = Math.max(1, Math.ceil(ordered.length / rowsPerPage));
  const here = Math.min(page, pages);
  return {
    rows: ordered.slice((here - 1) * rowsPerPage, here * rowsPerPage),
    page: here,
    pages,
    count: ordered.length,
  };
}

const labelsOfRow = ({ answer }: BatchRow) => (isAnswer(answer) ? labelsOf(answer) : []);

/** The same address with another view; what is usual is left out of it. */
export function viewAddress({ view, label, errors, page }: ResultsView): string {
  const query = new URLSearchParams({
    ...(view !== 'gallery' && { view }),
    ...(label !== null && { label }),
    ...(errors !== 'in-place' && { errors }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size > 0 ? `?${query}` : '';
}
