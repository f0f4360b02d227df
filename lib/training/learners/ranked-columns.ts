import type { Columns } from './decision-tree.ts';

/** A column as ranks: `values[ranks[row]]` is the row's value; a missing value has the rank `values.length`. */
export type RankedColumn = { ranks: Int32Array; values: Float32Array };

/** Ranks the distinct values of every column once, so that growing a tree sorts whole numbers only. */
export function rankColumns(columns: Columns): RankedColumn[] {
  return columns.map((column) => {
    const values = Float32Array.from(new Set(column.filter((value) => !Number.isNaN(value)))).sort();
    const rankOf = new Map<number, number>();
    values.forEach((value, rank) => {
      rankOf.set(value, rank);
    });
    return { values, ranks: Int32Array.from(column, (value) => rankOf.get(value) ?? values.length) };
  });
}
