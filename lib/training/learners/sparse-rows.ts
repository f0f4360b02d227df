/** N rows of mostly zeros: row r holds `columns[starts[r]…starts[r + 1]]` with the `values` beside them. */
export type SparseRows = { starts: Int32Array; columns: Int32Array; values: Float32Array; columnCount: number };

/** The sum of weight times value over row `row`. */
export function sparseDot({ starts, columns, values }: SparseRows, row: number, weights: Float64Array): number {
  let sum = 0;
  for (let i = starts[row]!; i < starts[row + 1]!; i++) sum += values[i]! * weights[columns[i]!]!;
  return sum;
}

/** Rows of [column, value] pairs laid out as sparse rows. */
export function toSparseRows(
  rows: readonly (readonly (readonly [number, number])[])[],
  columnCount: number,
): SparseRows {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => {
    starts[index + 1] = starts[index]! + row.length;
  });
  const entries = rows.flat();
  return {
    starts,
    columns: Int32Array.from(entries, ([column]) => column),
    values: Float32Array.from(entries, ([, value]) => value),
    columnCount,
  };
}
