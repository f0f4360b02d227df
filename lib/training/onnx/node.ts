import type { onnx } from 'onnx-proto';
import type { Attribute } from './attribute.ts';

/** The operator sets a graph of ours may use: the standard one, the classical learners, onnxruntime's own. */
export type Domain = '' | 'ai.onnx.ml' | 'com.microsoft';

/** One step of a graph: `operator` reads the values named in `inputs` and names what it gives in `outputs`. */
export function node(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Record<string, Attribute> = {},
  domain: Domain = '',
): onnx.INodeProto {
  return {
    opType: operator,
    // Named by its first output: unique in a graph, and what onnxruntime's messages will call it.
    name: outputs[0] ?? operator,
    domain,
    input: [...inputs],
    output: [...outputs],
    attribute: Object.entries(attributes).map(([name, attribute]) => ({ name, ...attribute })),
  };
}
