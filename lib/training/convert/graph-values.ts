import type { OnnxSummary } from '#lib/registry/onnx/onnx-summary';
import type { TreeFile } from './tree-file.ts';

export const inputName = 'features';

type Value = { name: string; type: 'float32' | 'float64' | 'string'; dims: (number | string)[] };

/**
 * What the graph of a tree file takes, all features side by side, and what it answers: `label` [N] and `probabilities`
 * [N, labels], or `value` [N, outputs].
 */
export function graphValues({ scores, answer, features }: TreeFile): { input: Value; outputs: Value[] } {
  const type = scores.kind === 'trees' ? scores.precision : 'float32';
  const input: Value = { name: inputName, type, dims: ['N', features.length] };
  if (answer.kind === 'values') {
    return { input, outputs: [{ name: 'value', type: 'float32', dims: ['N', scores.outputs] }] };
  }
  const label: Value = { name: 'label', type: 'string', dims: ['N'] };
  const probabilities: Value = { name: 'probabilities', type: 'float32', dims: ['N', answer.labels.length] };
  return { input, outputs: answer.link === 'sign' ? [label] : [label, probabilities] };
}

/** What `readOnnxSummary` would say of the graph, as far as manifests go by it; known before there is a graph. */
export function summaryOf(file: TreeFile): OnnxSummary {
  const { input, outputs } = graphValues(file);
  const graphValueOf = ({ name, type, dims }: Value) => ({
    name,
    kind: 'tensor' as const,
    elementType: type,
    shape: dims,
  });
  return {
    irVersion: 7,
    opsets: [],
    producer: '',
    inputs: [graphValueOf(input)],
    outputs: outputs.map((output) => ({ ...graphValueOf(output), madeBy: [] })),
    operators: [],
    ...(file.answer.kind === 'labels' && { classLabels: [...file.answer.labels] }),
    zipMaps: [],
    externalData: [],
  };
}
