import type { onnx } from 'onnx-proto';
import { float, floats, int, strings } from './attribute.ts';
import type { GraphValue } from './encode-model.ts';
import { node } from './node.ts';

/** A column of a table: numbers as they are, or categories in the order the learner numbered them. */
export type TabularColumn = { name: string; order?: readonly string[] };

/**
 * One graph input a column, [N, 1] float or string, brought together as `output`, [N, columns] float. A category that
 * is not in the order, the empty string among them, becomes NaN, and takes the side missing values learned.
 */
export function tabularInputs(
  columns: readonly TabularColumn[],
  output: string,
): { inputs: GraphValue[]; nodes: onnx.INodeProto[] } {
  const encoded = (name: string) => `${name}/encoded`;
  const encoders = columns.flatMap(({ name, order }) => {
    if (!order) return [];
    const attributes = {
      keys_strings: strings(order),
      values_floats: floats(order.map((_, place) => place)),
      default_float: float(NaN),
    };
    return [node('LabelEncoder', [name], [encoded(name)], attributes, 'ai.onnx.ml')];
  });
  const parts = columns.map(({ name, order }) => (order ? encoded(name) : name));
  return {
    inputs: columns.map(({ name, order }) => ({ name, type: order ? 'string' : 'float32', dims: ['N', 1] })),
    nodes: [...encoders, node('Concat', parts, [output], { axis: int(1) })],
  };
}
