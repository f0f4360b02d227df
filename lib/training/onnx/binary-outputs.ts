import { node } from './node.ts';
import { type GraphEnding, positiveOutputs } from './positive-outputs.ts';

/** From log-odds of the second label, [N, 1], to the outputs `label` [N] and `probabilities` [N, 2]. */
export function binaryOutputs(logit: string, labels: readonly [string, string]): GraphEnding {
  const ending = positiveOutputs('positive', labels);
  return { ...ending, nodes: [node('Sigmoid', [logit], ['positive']), ...ending.nodes] };
}
