import { AppError } from '#lib/errors';
import type { TableColumn } from '#lib/training/table';

/** Whole numbers of so few values are groups as they are; others are divided. */
const MOST_VALUES = 10;
const MISSING = 'missing';

/**
 * Divides `rows` by a column's value: categories, yes and no, whole numbers of few values, else quarters of the numbers
 * or dates. Gives positions in `rows` for every group that has any; groups of numbers in their order, others the largest
 * first, what is missing last. Throws `invalid` for a text column.
 */
export function groupsOf(column: TableColumn, rows: Int32Array): Map<string, Int32Array> {
  if (column.type === 'text') {
    throw new AppError('invalid', `Column "${column.name}" holds texts, which make no groups: choose another column.`, {
      errors: [{ pointer: '/groupBy', detail: 'is a text column' }],
    });
  }
  if (column.type === 'category') {
    const groups = gather(rows, (row) => (column.codes[row]! < 0 ? null : column.categories[column.codes[row]!]!));
    return largestFirst(groups);
  }
  const { values } = column;
  if (column.type === 'boolean') {
    return largestFirst(gather(rows, (row) => (Number.isNaN(values[row]!) ? null : values[row] === 1 ? 'yes' : 'no')));
  }
  const written = column.type === 'date' ? isoDate : shortNumber;
  const sorted = Float64Array.from(rows, (row) => values[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const distinct = new Set(sorted);
  if (distinct.size <= MOST_VALUES) {
    return inOrder(
      gather(rows, (row) => (Number.isNaN(values[row]!) ? null : written(values[row]!))),
      [...distinct].map(written),
    );
  }
  const starts = [...new Set([0, 0.25, 0.5, 0.75].map((share) => sorted[Math.floor(sorted.length * share)]!))];
  const names = starts.map((start, at) => {
    const next = starts[at + 1];
    return next === undefined
      ? `${written(start)} to ${written(sorted.at(-1)!)}`
      : `${written(start)} to below ${written(next)}`;
  });
  return inOrder(
    gather(rows, (row) => {
      const value = values[row]!;
      return Number.isNaN(value) ? null : names[starts.findLastIndex((start) => start <= value)]!;
    }),
    names,
  );
}

/** Positions in `rows` by the group each row belongs to. */
function gather(rows: Int32Array, groupOf: (row: number) => string | null): Map<string, Int32Array> {
  const positions = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    const group = groupOf(row) ?? MISSING;
    const members = positions.get(group);
    if (members) members.push(at);
    else positions.set(group, [at]);
  }
  return new Map([...positions].map(([group, members]) => [group, Int32Array.from(members)]));
}

function largestFirst(groups: Map<string, Int32Array>): Map<string, Int32Array> {
  const last = (group: string) => (group === MISSING ? 1 : 0);
  return new Map([...groups].sort(([a, inA], [b, inB]) => last(a) - last(b) || inB.length - inA.length));
}

function inOrder(groups: Map<string, Int32Array>, names: readonly string[]): Map<string, Int32Array> {
  return new Map(
    [...new Set([...names, MISSING])].flatMap((name) => {
      const members = groups.get(name);
      return members ? [[name, members] as const] : [];
    }),
  );
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function isoDate(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
