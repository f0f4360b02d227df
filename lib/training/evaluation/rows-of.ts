import type { Target } from '#lib/training/learners/learner';
import type { Table, TableColumn } from '#lib/training/table';

/** The classes of `rows`, in their order. */
export function labelsOf(target: Target & { kind: 'classification' }, rows: Int32Array): Int32Array {
  return rows.map((row) => target.labels[row]!);
}

/** The target's values of `rows`, in their order. */
export function valuesOf(target: Target & { kind: 'regression' }, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => target.values[row]!);
}

/** Probabilities of one class, from answers [rows, classCount]. */
export function scoresOf(answers: Float64Array, label: number, classCount: number): Float64Array {
  return Float64Array.from({ length: answers.length / classCount }, (_, row) => answers[row * classCount + label]!);
}

/** The target of `rows` alone. */
export function targetOf(target: Target, rows: Int32Array): Target {
  return target.kind === 'classification'
    ? { ...target, labels: labelsOf(target, rows) }
    : { ...target, values: valuesOf(target, rows) };
}

/** A table of `rows` alone, in their order. */
export function tableOf(table: Table, rows: Int32Array): Table {
  return { rowCount: rows.length, columns: table.columns.map((column) => columnOf(column, rows)) };
}

/** A column of `rows` alone, in their order. */
export function columnOf(column: TableColumn, rows: Int32Array): TableColumn {
  if (column.type === 'text') return { ...column, texts: Array.from(rows, (row) => column.texts[row]!) };
  if (column.type === 'category') return { ...column, codes: rows.map((row) => column.codes[row]!) };
  return { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) };
}

/** All parts, one after another. */
export function concatRows(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
