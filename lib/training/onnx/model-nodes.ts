import type { FittedModel, LinearModel, Link, TreeEnsemble } from '#lib/training/learners/learner';
import type { TfIdf } from '#lib/training/learners/tf-idf';
import { int } from '#lib/training/onnx/attribute';
import type { GraphBuilder } from '#lib/training/onnx/graph-builder';
import { textCounts } from '#lib/training/onnx/text-counts';
import { treeSums } from '#lib/training/onnx/tree-ensemble';

/** What a model of the graph reads: the design matrix, where it has columns, and texts, [N], beside it. */
export type ModelInputs = { columns: string | null; texts: readonly { input: string; tfIdf: TfIdf }[] };

/**
 * What a model answers: [N, 1] values (regression) or probabilities of the second of two classes, or [N, classes].
 */
export function modelNodes(graph: GraphBuilder, model: FittedModel, inputs: ModelInputs, isBinary: boolean): string {
  const raw = model.kind === 'trees' ? treeNodes(graph, model, inputs) : linearNodes(graph, model, inputs);
  const answers = linked(graph, raw, model.link);
  // Of both classes' shares the second is enough: the first is what is left.
  return isBinary && model.outputs === 2
    ? graph.add('Gather', [answers, graph.int64s([1])], { axis: int(1) })
    : answers;
}

function linked(graph: GraphBuilder, raw: string, link: Link): string {
  if (link === 'sigmoid') return graph.add('Sigmoid', [raw]);
  return link === 'softmax' ? graph.add('Softmax', [raw], { axis: int(1) }) : raw;
}

function treeNodes(graph: GraphBuilder, model: TreeEnsemble, { columns }: ModelInputs): string {
  if (columns === null) throw new Error('Trees need columns');
  const sums = treeSums(model.trees, model.outputs, model.outputOf);
  const sum = graph.add('TreeEnsembleRegressor', [columns], sums, 'ai.onnx.ml');
  const scaled = model.scale === 1 ? sum : graph.add('Mul', [sum, graph.floats([model.scale])]);
  return model.base.every((base) => base === 0) ? scaled : graph.add('Add', [scaled, graph.floats(model.base)]);
}

function linearNodes(graph: GraphBuilder, model: LinearModel, { columns, texts }: ModelInputs): string {
  const { outputs, weights, textWeights, intercepts } = model;
  const sums: string[] = [];
  if (columns !== null) {
    sums.push(graph.add('MatMul', [columns, graph.floats(weights, [weights.length / outputs, outputs])]));
  }
  let term = 0;
  for (const { input, tfIdf } of texts) {
    const size = tfIdf.terms.length;
    const own = textWeights.subarray(term * outputs, (term + size) * outputs);
    const { counts, length } = textCounts(graph, input, tfIdf);
    sums.push(graph.add('Div', [graph.add('MatMul', [counts, graph.floats(own, [size, outputs])]), length]));
    term += size;
  }
  return [...sums, graph.floats(intercepts)].reduce((sum, next) => graph.add('Add', [sum, next]));
}
