import type { onnx } from 'onnx-proto';
import type { Attribute } from '#lib/training/onnx/attribute';
import { type Domain, node } from '#lib/training/onnx/node';
import { floatTensor, int64Tensor } from '#lib/training/onnx/tensor';

/** Steps and constants of a graph in the making; every value gets a name of its own. */
export type GraphBuilder = {
  nodes: onnx.INodeProto[];
  constants: onnx.ITensorProto[];
  /** Adds a step with one output, and gives the output's name. */
  add(operator: string, inputs: readonly string[], attributes?: Record<string, Attribute>, domain?: Domain): string;
  /** Adds a float32 constant, and gives its name; without dims it is one row, [1, values]. */
  floats(values: ArrayLike<number>, dims?: readonly number[]): string;
  int64s(values: readonly number[]): string;
};

/** Names begin with this, so that no column's input is mistaken for a step. */
export const internalPrefix = '/';

export function graphBuilder(): GraphBuilder {
  const nodes: onnx.INodeProto[] = [];
  const constants: onnx.ITensorProto[] = [];
  const nameFor = (what: string) => `${internalPrefix}${what}_${nodes.length + constants.length}`;
  return {
    nodes,
    constants,
    add(operator, inputs, attributes = {}, domain = '') {
      const output = nameFor(operator);
      nodes.push(node(operator, inputs, [output], attributes, domain));
      return output;
    },
    floats(values, dims = [1, values.length]) {
      const name = nameFor('floats');
      constants.push(floatTensor(Float32Array.from(values), { name, dims }));
      return name;
    },
    int64s(values) {
      const name = nameFor('int64s');
      constants.push(int64Tensor(values, { name, dims: [values.length] }));
      return name;
    },
  };
}
