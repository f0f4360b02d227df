import type { Table, TableColumn } from '#lib/training/table';

const mostRows = 64;
const unseen = 'a category nobody has seen';
const oddTexts = ['', ' ', '!?', 'zzz', 'ÜBER große 12 € — 東京 good', "don’t dont DON'T o'n’e"];

/**
 * Rows such as callers may send and training may not have seen: rows of the table with everything missing, with each
 * column missing in turn, and with categories and texts that are new.
 */
export function oddRows(table: Table, rows: Int32Array): Table {
  const step = Math.max(1, Math.floor(rows.length / mostRows));
  const base = rows.filter((_, place) => place % step === 0).subarray(0, mostRows);
  // Each of the rows with everything new in it, each with one column missing, and one with nothing in it.
  const order = Int32Array.from([...base, ...base, ...base.subarray(0, 1)]);
  const isMissing = (place: number, column: number) =>
    place >= 2 * base.length || (place >= base.length && (place - base.length) % table.columns.length === column);
  return {
    rowCount: order.length,
    columns: table.columns.map((column, index) =>
      oddColumn(column, order, (place) => isMissing(place, index), base.length),
    ),
  };
}

function oddColumn(
  column: TableColumn,
  order: Int32Array,
  isMissing: (place: number) => boolean,
  unseenRows: number,
): TableColumn {
  switch (column.type) {
    case 'text': {
      const oddText = (place: number) => oddTexts[place % oddTexts.length]!;
      const textAt = (row: number, place: number) => (place < unseenRows ? oddText(place) : column.texts[row]!);
      return { ...column, texts: Array.from(order, (row, place) => (isMissing(place) ? '' : textAt(row, place))) };
    }
    case 'category': {
      const code = column.categories.length;
      const codeAt = (row: number, place: number) => (place < unseenRows ? code : column.codes[row]!);
      return {
        ...column,
        categories: [...column.categories, unseen],
        codes: Int32Array.from(order, (row, place) => (isMissing(place) ? -1 : codeAt(row, place))),
      };
    }
    default:
      return {
        ...column,
        values: Float64Array.from(order, (row, place) => (isMissing(place) ? NaN : column.values[row]!)),
      };
  }
}
