import type { onnx } from 'onnx-proto';
import type { Tree } from '#lib/training/learners/decision-tree';
import { type Attribute, floats, int, ints, string, strings } from './attribute.ts';
import { node } from './node.ts';

type Weight = { tree: number; node: number; output: number; weight: number };

/**
 * A TreeEnsembleClassifier: [N, features] float to labels [N] string and probabilities [N, labels], the mean of the
 * trees' leaf values. For three labels and more: onnxruntime reads a binary ensemble of two weights a leaf otherwise
 * than it reads this, and answers wrong labels.
 */
export function treeClassifier(
  trees: readonly Tree[],
  {
    input,
    label,
    probabilities,
    labels,
  }: { input: string; label: string; probabilities: string; labels: readonly string[] },
): onnx.INodeProto {
  const weights = leafWeights(trees, 1 / trees.length).filter(({ weight }) => weight !== 0);
  const attributes = {
    ...treeNodes(trees),
    class_treeids: ints(weights.map(({ tree }) => tree)),
    class_nodeids: ints(weights.map((entry) => entry.node)),
    class_ids: ints(weights.map(({ output }) => output)),
    class_weights: floats(weights.map(({ weight }) => weight)),
    classlabels_strings: strings(labels),
    post_transform: string('NONE'),
  };
  return node('TreeEnsembleClassifier', [input], [label, probabilities], attributes, 'ai.onnx.ml');
}

/** A TreeEnsembleRegressor: [N, features] float to [N, outputs], the sum of the trees' leaf values and `base`. */
export function treeRegressor(
  trees: readonly Tree[],
  { input, output, base }: { input: string; output: string; base: readonly number[] },
): onnx.INodeProto {
  const attributes = { ...treeSums(trees, base.length), base_values: floats(base) };
  return node('TreeEnsembleRegressor', [input], [output], attributes, 'ai.onnx.ml');
}

/**
 * The attributes of a TreeEnsembleRegressor that sums the trees' leaf values, [N, outputs]. The one value of a leaf
 * belongs to output `outputOf[tree]`, where that is given.
 */
export function treeSums(
  trees: readonly Tree[],
  outputs: number,
  outputOf: readonly number[] | null = null,
): Record<string, Attribute> {
  const grown = trees.map(withSplit);
  const weights = leafWeights(grown, 1).filter(({ weight }) => outputOf || outputs === 1 || weight !== 0);
  return {
    ...treeNodes(grown),
    n_targets: int(outputs),
    target_treeids: ints(weights.map(({ tree }) => tree)),
    target_nodeids: ints(weights.map((entry) => entry.node)),
    target_ids: ints(weights.map((entry) => outputOf?.[entry.tree] ?? entry.output)),
    target_weights: floats(weights.map(({ weight }) => weight)),
    aggregate_function: string('SUM'),
    post_transform: string('NONE'),
  };
}

/** Not every release of onnxruntime runs a tree that is one leaf: it gets a split, with that leaf on either side. */
function withSplit(tree: Tree): Tree {
  const [root] = tree;
  return root && 'values' in root
    ? [{ feature: 0, threshold: 0, missingLeft: false, left: 1, right: 2 }, root, root]
    : tree;
}

function leafWeights(trees: readonly Tree[], factor: number): Weight[] {
  return trees.flatMap((tree, treeId) =>
    tree.flatMap((entry, nodeId) =>
      'values' in entry
        ? entry.values.map((value, output) => ({ tree: treeId, node: nodeId, output, weight: value * factor }))
        : [],
    ),
  );
}

function treeNodes(trees: readonly Tree[]): Record<string, Attribute> {
  const all = trees.flatMap((tree, treeId) => tree.map((entry, nodeId) => ({ entry, treeId, nodeId })));
  const splits = all.map(({ entry }) => ('values' in entry ? null : entry));
  return {
    nodes_treeids: ints(all.map(({ treeId }) => treeId)),
    nodes_nodeids: ints(all.map(({ nodeId }) => nodeId)),
    nodes_featureids: ints(splits.map((split) => split?.feature ?? 0)),
    nodes_values: floats(splits.map((split) => split?.threshold ?? 0)),
    nodes_modes: strings(splits.map((split) => (split ? 'BRANCH_LEQ' : 'LEAF'))),
    nodes_truenodeids: ints(splits.map((split) => split?.left ?? 0)),
    nodes_falsenodeids: ints(splits.map((split) => split?.right ?? 0)),
    nodes_missing_value_tracks_true: ints(splits.map((split) => (split?.missingLeft ? 1 : 0))),
  };
}
