import { labelNodes } from './label-nodes.ts';
import { node } from './node.ts';
import type { GraphEnding } from './positive-outputs.ts';

/** From the probabilities of all labels, [N, labels], to the outputs `label` [N] and `probabilities` [N, labels]. */
export function classOutputs(answers: string, labels: readonly string[]): GraphEnding {
  return {
    nodes: [node('Identity', [answers], ['probabilities']), ...labelNodes('probabilities', labels)],
    constants: [],
    outputs: [
      { name: 'label', type: 'string', dims: ['N'] },
      { name: 'probabilities', type: 'float32', dims: ['N', labels.length] },
    ],
  };
}
