import type { Tree } from '#lib/training/learners/decision-tree';
import { type Attribute, floats, int, ints, string, strings } from './attribute.ts';

type Weight = { tree: number; node: number; output: number; weight: number };

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
  const weights = leafWeights(grown).filter(({ weight }) => outputOf || outputs === 1 || weight !== 0);
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

function leafWeights(trees: readonly Tree[]): Weight[] {
  return trees.flatMap((tree, treeId) =>
    tree.flatMap((entry, nodeId) =>
      'values' in entry ? entry.values.map((weight, output) => ({ tree: treeId, node: nodeId, output, weight })) : [],
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
