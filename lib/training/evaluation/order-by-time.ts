import { AppError } from '#lib/errors';
import type { Table } from '#lib/training/table';

/**
 * Rows by a date or number column, the oldest first, equal ones in the order of the file; beside them the rows without a
 * value. Throws `invalid` where the column is not there, is no date or number, or is empty.
 */
export function orderByTime(table: Table, name: string, rows: Int32Array): { order: Int32Array; without: Int32Array } {
  const column = table.columns.find((column) => column.name === name);
  if (!column) refuse(`There is no column "${name}" to split by, or the data set ignores it.`);
  if (column.type !== 'date' && column.type !== 'number' && column.type !== 'integer') {
    refuse(`Column "${name}" is of type ${column.type}: a split by time needs a date or a number.`);
  }
  const { values } = column;
  const order = rows.filter((row) => !Number.isNaN(values[row]!));
  if (order.length === 0) refuse(`Column "${name}" has no values to split by.`);
  order.sort((a, b) => values[a]! - values[b]! || a - b);
  return { order, without: rows.filter((row) => Number.isNaN(values[row]!)) };
}

function refuse(detail: string): never {
  throw new AppError('invalid', detail, { errors: [{ pointer: '/split/column', detail }] });
}
