import type { ColumnType } from '#lib/training/table';

const usualNames = new Set(['target', 'label', 'class', 'y', 'outcome']);

type Candidate = { name: string; type: ColumnType; unique: number; values: number };

/** The column that is probably to be predicted: one with a usual name, else the last that can be; null without any. */
export function guessTarget(columns: readonly Candidate[]): string | null {
  if (columns.length < 2) return null;
  const possible = columns.filter(({ type }) => type !== 'ignore' && type !== 'date' && type !== 'text');
  const named = possible.find(({ name }) => usualNames.has(name.toLowerCase()));
  const likely = possible.filter(
    ({ type, unique, values }) => type !== 'category' || unique <= Math.max(20, values / 2),
  );
  return (named ?? likely.at(-1))?.name ?? null;
}
