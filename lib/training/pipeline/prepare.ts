import { AppError } from '#lib/errors';
import type { SparseRows } from '#lib/training/learners/sparse-rows';
import { tfIdfRows } from '#lib/training/learners/tf-idf';
import { datePart } from '#lib/training/pipeline/date-parts';
import type { Encoder, Preparation } from '#lib/training/pipeline/pipeline';
import { sourcesOf } from '#lib/training/pipeline/sources-of';
import { toFloat32 } from '#lib/training/pipeline/to-float32';
import { wordsOf } from '#lib/training/pipeline/words';
import type { Table, TableColumn } from '#lib/training/table';

export type Prepared = {
  columns: Float32Array[];
  texts: SparseRows | null;
  /** The column of the table that each of `columns` comes from. */
  sources: string[];
};

/**
 * The design matrix of a table, or of some of its rows: float32, every step rounded as the graph rounds it.
 * Throws AppError('invalid') where the table lacks a column, or has it as another type.
 */
export function prepare({ encoders }: Preparation, table: Table, rows?: Int32Array): Prepared {
  const taken = rows ?? Int32Array.from({ length: table.rowCount }, (_, row) => row);
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const columns: Float32Array[] = [];
  const texts: SparseRows[] = [];
  for (const encoder of encoders) {
    const column = byName.get(encoder.column);
    if (!column) throw new AppError('invalid', `The data has no column "${encoder.column}", which the model reads.`);
    if (encoder.kind === 'text') {
      texts.push(
        tfIdfRows(
          encoder.tfIdf,
          Array.from(taken, (row) => wordsOf(textOf(column, row))),
        ),
      );
      continue;
    }
    columns.push(...designColumns(encoder, column, taken));
  }
  return { columns, sources: sourcesOf({ encoders }), texts: texts.length === 0 ? null : sideBySide(texts) };
}

function designColumns(encoder: Exclude<Encoder, { kind: 'text' }>, column: TableColumn, rows: Int32Array) {
  switch (encoder.kind) {
    case 'number':
      return [scaled(encoder, valuesOf(column), rows, (value) => value)];
    case 'date':
      return [scaled(encoder, valuesOf(column), rows, (value) => datePart(value, encoder.part))];
    case 'missing': {
      const values = valuesOf(column);
      return [byRow(rows, (row) => (Number.isNaN(toFloat32(values[row]!)) ? 1 : 0))];
    }
    case 'ordinal': {
      const places = placesOf(column, encoder.order);
      return [byRow(rows, (row) => places(row) ?? NaN)];
    }
    case 'one-hot': {
      const made = encoder.categories.map(() => new Float32Array(rows.length));
      const places = placesOf(column, encoder.categories);
      for (let i = 0; i < rows.length; i++) {
        const place = places(rows[i]!);
        if (place !== undefined) made[place]![i] = 1;
      }
      return made;
    }
  }
}

function scaled(
  { fill, shift, scale }: { fill: number | null; shift: number; scale: number },
  values: Float64Array,
  rows: Int32Array,
  read: (value: number) => number,
): Float32Array {
  return byRow(rows, (row) => {
    const value = read(toFloat32(values[row]!));
    return Math.fround((fill !== null && Number.isNaN(value) ? fill : value) - shift) / scale;
  });
}

/** As `Float32Array.from`, which takes several times as long. */
function byRow(rows: Int32Array, valueAt: (row: number) => number): Float32Array {
  const values = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = valueAt(rows[i]!);
  return values;
}

function valuesOf(column: TableColumn): Float64Array {
  if ('values' in column) return column.values;
  throw new AppError('invalid', `The column "${column.name}" holds no numbers, as it did in training.`);
}

function textOf(column: TableColumn, row: number): string {
  if (column.type === 'text') return column.texts[row]!;
  throw new AppError('invalid', `The column "${column.name}" holds no texts, as it did in training.`);
}

/** The place in `order` of a row's category. */
function placesOf(column: TableColumn, order: readonly string[]): (row: number) => number | undefined {
  if (column.type !== 'category') {
    throw new AppError('invalid', `The column "${column.name}" holds no categories, as it did in training.`);
  }
  const placeOf = new Map(order.map((category, place) => [category, place]));
  const places = column.categories.map((category) => placeOf.get(category));
  return (row) => places[column.codes[row]!];
}

/** Sparse rows of several texts, as if the texts were one. */
function sideBySide(parts: readonly SparseRows[]): SparseRows {
  const [first, ...others] = parts;
  if (others.length === 0) return first!;
  const rowCount = first!.starts.length - 1;
  const size = parts.reduce((sum, { columns }) => sum + columns.length, 0);
  const joined = {
    starts: new Int32Array(rowCount + 1),
    columns: new Int32Array(size),
    values: new Float32Array(size),
    columnCount: parts.reduce((sum, { columnCount }) => sum + columnCount, 0),
  };
  let at = 0;
  for (let row = 0; row < rowCount; row++) {
    let before = 0;
    for (const { starts, columns, values, columnCount } of parts) {
      for (let i = starts[row]!; i < starts[row + 1]!; i++, at++) {
        joined.columns[at] = columns[i]! + before;
        joined.values[at] = values[i]!;
      }
      before += columnCount;
    }
    joined.starts[row + 1] = at;
  }
  return joined;
}
