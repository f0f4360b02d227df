import proto, { type onnx } from 'onnx-proto';
import { int, ints, string, strings } from '#lib/training/onnx/attribute';
import { classOutputs } from '#lib/training/onnx/class-outputs';
import { type EncodedNode, encodeModel } from '#lib/training/onnx/encode-model';
import { type GraphBuilder, graphBuilder } from '#lib/training/onnx/graph-builder';
import { node } from '#lib/training/onnx/node';
import { positiveOutputs } from '#lib/training/onnx/positive-outputs';
import { graphValues, inputName } from './graph-values.ts';
import type { Answer, LinearScores, TreeFile, TreeScores } from './tree-file.ts';
import { treeNode } from './tree-node.ts';

const { DataType } = proto.onnx.TensorProto;
/** LightGBM's kZeroThreshold, a float32: what is nearer to 0 counts as 0. */
const nearZero = 1e-35;

/**
 * A model of XGBoost or LightGBM as the bytes of an ONNX graph, with the inputs and outputs of `graphValues`. It
 * answers as the library does: it compares and adds up in the same precision, and in the same order.
 */
export function treeFileToOnnx(file: TreeFile): Uint8Array {
  const graph = graphBuilder();
  const { scores } = file;
  const raw = scores.kind === 'trees' ? treeSteps(graph, scores, file.features.length) : linearSteps(graph, scores);
  const ending = answerSteps(graph, file.answer, raw.output);
  const { input, outputs } = graphValues(file);
  return encodeModel({
    name: `${file.library} model`,
    inputs: [input],
    outputs,
    nodes: [...raw.nodes, ...graph.nodes.slice(raw.count), ...ending.nodes],
    constants: [...graph.constants, ...ending.constants],
    learnersOpset: 3,
  });
}

/** Steps that are done, how many of the builder's they include, and the name of what they give. */
type Raw = { nodes: (onnx.INodeProto | EncodedNode)[]; count: number; output: string };

function treeSteps(graph: GraphBuilder, scores: TreeScores, featureCount: number): Raw {
  const input = scores.zeroIsMissing.length > 0 ? withoutZeros(graph, scores, featureCount) : inputName;
  const output = 'scores';
  return { nodes: [...graph.nodes, treeNode(scores, input, output)], count: graph.nodes.length, output };
}

function withoutZeros(graph: GraphBuilder, { zeroIsMissing }: TreeScores, featureCount: number): string {
  const limits = new Float32Array(featureCount).fill(-1);
  for (const feature of zeroIsMissing) limits[feature] = nearZero;
  const toDouble = (value: string) => graph.add('Cast', [value], { to: int(DataType.DOUBLE) });
  const isZero = graph.add('LessOrEqual', [graph.add('Abs', [inputName]), toDouble(graph.floats(limits))]);
  return graph.add('Where', [isZero, toDouble(graph.floats([NaN])), inputName]);
}

function linearSteps(graph: GraphBuilder, { weights, intercepts, outputs }: LinearScores): Raw {
  const present = graph.add('Where', [graph.add('IsNaN', [inputName]), graph.floats([0]), inputName]);
  const sums = graph.add('MatMul', [present, graph.floats(weights, [weights.length / outputs, outputs])]);
  const output = graph.add('Add', [sums, graph.floats(intercepts)]);
  return { nodes: [...graph.nodes], count: graph.nodes.length, output };
}

type Steps = { nodes: onnx.INodeProto[]; constants: onnx.ITensorProto[] };

/** From raw scores, [N, outputs], to the graph's outputs. */
function answerSteps(graph: GraphBuilder, answer: Answer, scores: string): Steps {
  if (answer.kind === 'values') {
    return { nodes: [node('Identity', [linked(graph, answer.link, scores)], ['value'])], constants: [] };
  }
  const { link, labels, factor } = answer;
  if (link === 'sign') return { nodes: signNodes(graph, scores, labels), constants: [] };
  if (link === 'softmax') return classOutputs(graph.add('Softmax', [scores], { axis: int(1) }), labels);
  const scaled = factor === 1 ? scores : graph.add('Mul', [scores, graph.floats([factor])]);
  const shares = graph.add('Sigmoid', [scaled]);
  const [first = '', second = ''] = labels;
  return link === 'sigmoid' ? positiveOutputs(shares, [first, second]) : classOutputs(shares, labels);
}

function signNodes(graph: GraphBuilder, scores: string, labels: readonly string[]): onnx.INodeProto[] {
  const above = graph.add('Greater', [graph.add('Reshape', [scores, graph.int64s([-1])]), graph.floats([0], [1])]);
  const names = { keys_int64s: ints([0, 1]), values_strings: strings(labels), default_string: string('') };
  return [
    node('Cast', [above], ['class'], { to: int(DataType.INT64) }),
    node('LabelEncoder', ['class'], ['label'], names, 'ai.onnx.ml'),
  ];
}

function linked(graph: GraphBuilder, link: Extract<Answer, { kind: 'values' }>['link'], scores: string): string {
  switch (link) {
    case 'identity':
      return scores;
    case 'exp':
      return graph.add('Exp', [scores]);
    case 'sigmoid':
      return graph.add('Sigmoid', [scores]);
    case 'signed-square':
      return graph.add('Mul', [graph.add('Abs', [scores]), scores]);
    case 'log1p-exp':
      return graph.add('Softplus', [scores]);
  }
}
