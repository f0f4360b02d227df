import type { onnx } from 'onnx-proto';
import { int, ints, string, strings } from './attribute.ts';
import { node } from './node.ts';

/** From `probabilities`, [N, labels], to the output `label`, [N]: the most probable one. */
export function labelNodes(probabilities: string, labels: readonly string[]): onnx.INodeProto[] {
  const names = {
    keys_int64s: ints(labels.map((_, index) => index)),
    values_strings: strings(labels),
    default_string: string(''),
  };
  return [
    node('ArgMax', [probabilities], ['class'], { axis: int(1), keepdims: int(0) }),
    node('LabelEncoder', ['class'], ['label'], names, 'ai.onnx.ml'),
  ];
}
