import type { PlainTensor, Tensors } from '#lib/inference/tensors';
import { toFloat32 } from '#lib/training/pipeline/to-float32';
import type { TableColumn } from '#lib/training/table';

/** Rows of a table as what a graph of `pipelineToOnnx` takes: a tensor [N, 1] for each column. */
export function tableTensors(
  columns: readonly TableColumn[],
  inputs: ReadonlyMap<string, string>,
  rows: Int32Array,
): Tensors {
  return Object.fromEntries(columns.map((column) => [inputs.get(column.name)!, tensorOf(column, rows)]));
}

function tensorOf(column: TableColumn, rows: Int32Array): PlainTensor {
  const dims = [rows.length, 1];
  if (column.type === 'text') return { type: 'string', dims, data: Array.from(rows, (row) => column.texts[row]!) };
  if (column.type === 'category') {
    return { type: 'string', dims, data: Array.from(rows, (row) => column.categories[column.codes[row]!] ?? '') };
  }
  return { type: 'float32', dims, data: Float32Array.from(rows, (row) => toFloat32(column.values[row]!)) };
}
