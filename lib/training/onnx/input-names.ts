import { internalPrefix } from '#lib/training/onnx/graph-builder';

/** Names that a graph of ours gives to its outputs and the steps before them. */
const taken = new Set(['label', 'probabilities', 'value', 'negative', 'one', 'class', '']);

/**
 * The graph input of each column: its own name, unless the graph needs that name itself. Tensors of a graph have one
 * namespace (ONNX, docs/IR.md), so that a column "label" cannot stand beside an output of that name.
 */
export function inputNames(columns: readonly string[]): Map<string, string> {
  const used = new Set(columns);
  return new Map(
    columns.map((column) => {
      if (!taken.has(column) && !column.startsWith(internalPrefix)) return [column, column];
      let name = `column ${column}`;
      while (used.has(name)) name = `column ${name}`;
      used.add(name);
      return [column, name];
    }),
  );
}
