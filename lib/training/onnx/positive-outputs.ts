import type { onnx } from 'onnx-proto';
import { int } from './attribute.ts';
import type { GraphValue } from './encode-model.ts';
import { labelNodes } from './label-nodes.ts';
import { node } from './node.ts';
import { floatTensor } from './tensor.ts';

/** The last steps of a graph, and what it gives. */
export type GraphEnding = { nodes: onnx.INodeProto[]; constants: onnx.ITensorProto[]; outputs: GraphValue[] };

/**
 * From probabilities of the second label, [N, 1], to the outputs `label` [N] and `probabilities` [N, 2]. Built from
 * plain steps, since onnxruntime's own binary classifiers do not always agree with their probabilities on the label.
 */
export function positiveOutputs(positive: string, labels: readonly [string, string]): GraphEnding {
  return {
    nodes: [
      node('Sub', ['one', positive], ['negative']),
      node('Concat', ['negative', positive], ['probabilities'], { axis: int(1) }),
      ...labelNodes('probabilities', labels),
    ],
    constants: [floatTensor(Float32Array.of(1), { name: 'one', dims: [1] })],
    outputs: [
      { name: 'label', type: 'string', dims: ['N'] },
      { name: 'probabilities', type: 'float32', dims: ['N', 2] },
    ],
  };
}
