import { createRandom } from '#lib/training/learners/random';
import type { Table, TableColumn } from '#lib/training/table';

export const numberColumn = (
  name: string,
  values: ArrayLike<number>,
  type: 'number' | 'integer' | 'boolean' | 'date' = 'number',
): TableColumn => ({ name, type, values: Float64Array.from(values) });

export const textColumn = (name: string, texts: readonly string[]): TableColumn => ({ name, type: 'text', texts });

/** Fields as categories, sorted; '' is a missing one. */
export function categoryColumn(name: string, fields: readonly string[]): TableColumn {
  const categories = [...new Set(fields.filter((field) => field !== ''))].sort();
  const codeOf = new Map(categories.map((category, code) => [category, code]));
  return { name, type: 'category', categories, codes: Int32Array.from(fields, (field) => codeOf.get(field) ?? -1) };
}

export const tableOf = (...columns: TableColumn[]): Table => {
  const [first] = columns;
  const rowCount = !first
    ? 0
    : 'values' in first
      ? first.values.length
      : (first.type === 'text' ? first.texts : first.codes).length;
  return { rowCount, columns };
};

const words = ['good', 'bad', 'not', 'very', 'Über', "don't", 'don’t', 'dont', '東京', '12', 'groß'];

/** A table with a column of every type, values missing in each, and targets that depend on all of them. */
export function mixedTable(rowCount: number, seed = 3): Table {
  const random = createRandom(seed);
  const maybe = <T>(value: T, missing: T): T => (random() < 0.1 ? missing : value);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const rows = Array.from({ length: rowCount }, () => ({
    amount: random() * 1000 - 200,
    visits: Math.floor(random() * 12),
    member: random() < 0.4 ? 1 : 0,
    since: Math.floor(random() * 30_000) - 8_000 + (random() < 0.3 ? 0.4375 : 0),
    city: pick(['Oslo', 'Rome', 'São Paulo', 'O’Hare', 'a "quoted", one']),
    note: Array.from({ length: Math.floor(random() * 8) }, () => pick(words)).join(pick([' ', ', ', '!\n'])),
  }));
  const score = ({ amount, visits, member, since, city, note }: (typeof rows)[number]) =>
    amount / 300 +
    visits / 4 -
    2 * member +
    (since % 7) / 5 +
    (city === 'Rome' ? 1.5 : 0) +
    (note.includes('bad') ? -1 : 0);
  const scores = rows.map((row) => score(row) + random());
  const level = (value: number) => (value < 1 ? 'low' : value < 3 ? 'middle' : 'high');
  return tableOf(
    numberColumn(
      'amount',
      rows.map(({ amount }) => maybe(amount, NaN)),
    ),
    numberColumn(
      'visits',
      rows.map(({ visits }) => maybe(visits, NaN)),
      'integer',
    ),
    numberColumn(
      'member',
      rows.map(({ member }) => maybe(member, NaN)),
      'boolean',
    ),
    numberColumn(
      'since',
      rows.map(({ since }) => maybe(since, NaN)),
      'date',
    ),
    categoryColumn(
      'city',
      rows.map(({ city }) => maybe(city, '')),
    ),
    textColumn(
      'note',
      rows.map(({ note }) => maybe(note, '')),
    ),
    // Names that the graph has for itself.
    numberColumn(
      'label',
      rows.map(() => random()),
    ),
    numberColumn(
      '/Concat_1',
      rows.map(({ amount }) => amount + random() * 300),
    ),
    numberColumn('score', scores),
    categoryColumn('level', scores.map(level)),
    categoryColumn(
      'likes',
      scores.map((value) => (value > 1.5 ? 'yes' : 'no')),
    ),
  );
}
