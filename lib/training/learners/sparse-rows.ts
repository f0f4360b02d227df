/** N rows of mostly zeros: row r holds `columns[starts[r]…starts[r + 1]]` with the `values` beside them. */
export type SparseRows = { starts: Int32Array; columns: Int32Array; values: Float32Array; columnCount: number };

/** Collects sparse rows entry by entry. */
export function sparseRowsBuilder(columnCount: number) {
  const starts = [0];
  let columns = new Int32Array(1024);
  let values = new Float32Array(1024);
  let length = 0;
  return {
    add(column: number, value: number): void {
      if (length === columns.length) {
        columns = doubled(columns, new Int32Array(2 * length));
        values = doubled(values, new Float32Array(2 * length));
      }
      columns[length] = column;
      values[length] = value;
      length++;
    },
    endRow(): void {
      starts.push(length);
    },
    rows(): SparseRows {
      const entries = { columns: columns.slice(0, length), values: values.slice(0, length) };
      return { starts: Int32Array.from(starts), ...entries, columnCount };
    },
  };
}

function doubled<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Rows of [column, value] pairs laid out as sparse rows. */
export function toSparseRows(
  rows: readonly (readonly (readonly [number, number])[])[],
  columnCount: number,
): SparseRows {
  const builder = sparseRowsBuilder(columnCount);
  for (const row of rows) {
    for (const [column, value] of row) builder.add(column, value);
    builder.endRow();
  }
  return builder.rows();
}
