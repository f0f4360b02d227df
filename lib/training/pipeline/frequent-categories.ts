import type { TableColumn } from '#lib/training/table';

type CategoryColumn = Extract<TableColumn, { type: 'category' }>;

/** With this many rows and more, a category needs five of them; with fewer, a fiftieth of the rows. */
const enoughRows = 250;

/**
 * The categories that `rows` hold often enough to learn from, sorted, the most frequent `most` where there are more;
 * and how many are too rare, which are treated as unseen. A category of one row would give that row's answer away.
 */
export function frequentCategories(
  { codes, categories }: CategoryColumn,
  rows: Int32Array,
  most: number,
): { categories: string[]; rare: number; isConstant: boolean } {
  const counts = new Int32Array(categories.length);
  let missing = 0;
  for (const row of rows) {
    if (codes[row]! < 0) missing++;
    else counts[codes[row]!]!++;
  }
  const least = Math.max(1, Math.floor((5 * Math.min(rows.length, enoughRows)) / enoughRows));
  const seen = Array.from(counts, (_, code) => code).filter((code) => counts[code]! > 0);
  const kept = seen
    .filter((code) => counts[code]! >= least)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, most);
  return {
    categories: kept.map((code) => categories[code]!).sort(),
    rare: seen.length - kept.length,
    isConstant: seen.length + (missing > 0 ? 1 : 0) < 2,
  };
}
