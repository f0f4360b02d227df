import { z } from 'zod';
import { ABOVE_EVERY_NUMBER, type Leaf, type Split, type Tree } from '../decision-tree.ts';

/**
 * The largest number XGBoost is shown: it cuts missing values off at twice the largest of a column, which must not be
 * infinite. A cut above this therefore has every number on its left.
 */
export const LARGEST_VALUE = 1.5e38;

const numbers = z.array(z.number());

const XgboostTree = z.object({
  left_children: numbers,
  right_children: numbers,
  split_indices: numbers,
  /** The value of a leaf, where a node is one. */
  split_conditions: numbers,
  default_left: z.array(z.union([z.number(), z.boolean()])),
  loss_changes: numbers,
});
type XgboostTree = z.infer<typeof XgboostTree>;

const XgboostModel = z.object({
  learner: z.object({
    gradient_booster: z.object({
      model: z.object({ trees: z.array(XgboostTree), tree_info: numbers }),
    }),
  }),
});

/** The trees in a model as XGBoost saves it in JSON (doc/model.schema of its sources), round after round. */
export type XgboostTrees = {
  trees: Tree[];
  /** The class each tree speaks for; 0 where there is one output. */
  outputOf: number[];
  /** What each split of each tree gained, by tree. */
  gains: { feature: number; gain: number }[][];
};

export function readXgboostModel(json: string): XgboostTrees {
  const { trees, tree_info } = XgboostModel.parse(JSON.parse(json)).learner.gradient_booster.model;
  return { trees: trees.map(readTree), outputOf: tree_info, gains: trees.map(gainsOf) };
}

/** Walks from the root, since pruned nodes stay in XGBoost's lists. */
function readTree(from: XgboostTree): Tree {
  const tree: (Split | Leaf)[] = [];
  const read = (node: number): number => {
    const position = tree.length;
    const condition = Math.fround(from.split_conditions[node]!);
    tree.push({ values: [condition] });
    if (isLeaf(from, node)) return position;
    const left = read(from.left_children[node]!);
    const right = read(from.right_children[node]!);
    tree[position] = {
      feature: from.split_indices[node]!,
      threshold: condition > LARGEST_VALUE ? ABOVE_EVERY_NUMBER : floatBelow(condition),
      missingLeft: Boolean(from.default_left[node]),
      left,
      right,
    };
    return position;
  };
  read(0);
  return tree;
}

function gainsOf(from: XgboostTree): { feature: number; gain: number }[] {
  return from.left_children.flatMap((_, node) =>
    isLeaf(from, node) ? [] : [{ feature: from.split_indices[node]!, gain: from.loss_changes[node]! }],
  );
}

const isLeaf = (tree: XgboostTree, node: number) => tree.left_children[node] === -1;

const SMALLEST_NORMAL = 2 ** -126;

/**
 * The next float32 below `value`: XGBoost sends `x < condition` to the left, our trees `x <= threshold`. Numbers so
 * near 0 that some processors take them for 0 are left out.
 */
function floatBelow(value: number): number {
  if (value > -SMALLEST_NORMAL && value <= SMALLEST_NORMAL) return value > 0 ? 0 : -SMALLEST_NORMAL;
  const bits = new Int32Array(Float32Array.of(value).buffer);
  bits[0]! += value > 0 ? -1 : 1;
  return new Float32Array(bits.buffer)[0]!;
}
