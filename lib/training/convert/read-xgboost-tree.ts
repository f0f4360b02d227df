import { damagedFile } from './damaged-file.ts';
import { requireShallow } from './tree-table.ts';
import type { XgboostTree } from './xgboost-document.ts';

type Split = { feature: number; left: number; right: number; missingLeft: boolean; gain: number };

/** A node of a tree; `left` and `right` are places in the list of nodes, numbers are float32. */
export type XgboostNode =
  | { kind: 'leaf'; value: number }
  /** To the left below `condition`. */
  | ({ kind: 'split'; condition: number } & Split)
  /** To the right where the category is one of `members`. */
  | ({ kind: 'membership'; members: readonly number[] } & Split);

type Options = {
  featureCount: number;
  /** The tree's place in the file, for messages. */
  place: number;
};

/**
 * The nodes that can be reached from the root, which is the first: pruned ones stay in XGBoost's lists.
 * Throws AppError('invalid') for what is no tree.
 */
export function readXgboostTree(tree: XgboostTree, { featureCount, place }: Options): XgboostNode[] {
  const damaged = (what: string) => damagedFile('XGBoost', `tree ${place} ${what}`);
  const count = tree.left_children.length;
  const lists = [tree.right_children, tree.split_indices, tree.split_conditions, tree.default_left];
  if (count === 0 || lists.some(({ length }) => length !== count)) throw damaged('has lists of different lengths');
  const listed = categoriesByNode(tree, damaged);
  const seen = new Uint8Array(count);
  const reached = [{ node: 0, depth: 0 }];
  const nodes: XgboostNode[] = [];
  for (const { node, depth } of reached) {
    if (!(Number.isInteger(node) && node >= 0 && node < count))
      throw damaged(`leads to a node ${node} that it does not have`);
    if (seen[node]) throw damaged(`leads to its node ${node} twice`);
    seen[node] = 1;
    const condition = Math.fround(Number(tree.split_conditions[node]));
    if (Number(tree.left_children[node]) === -1) {
      nodes.push({ kind: 'leaf', value: condition });
      continue;
    }
    const feature = Number(tree.split_indices[node]);
    if (!(Number.isInteger(feature) && feature >= 0 && feature < featureCount))
      throw damaged(`splits by a feature ${feature} that there is not`);
    const split = {
      feature,
      left: reached.length,
      right: reached.length + 1,
      missingLeft: Boolean(tree.default_left[node]),
      gain: Number(tree.loss_changes[node] ?? 0),
    };
    const members = Number(tree.split_type[node] ?? 0) === 1 ? (listed.get(node) ?? []) : null;
    if (members && members.length > 0) nodes.push({ kind: 'membership', members, ...split });
    else if (members) nodes.push({ kind: 'split', condition: Infinity, ...split });
    else if (Number.isNaN(condition)) throw damaged('has a split at no number');
    else nodes.push({ kind: 'split', condition, ...split });
    const below = depth + Math.max(1, members?.length ?? 1);
    requireShallow(below);
    reached.push({ node: Number(tree.left_children[node]), depth: below });
    reached.push({ node: Number(tree.right_children[node]), depth: below });
  }
  return nodes;
}

function categoriesByNode(tree: XgboostTree, damaged: (what: string) => Error): Map<number, number[]> {
  const { categories, categories_nodes: nodes, categories_segments: starts, categories_sizes: sizes } = tree;
  if (starts.length !== nodes.length || sizes.length !== nodes.length) throw damaged('has categories that do not fit');
  const found = new Map<number, number[]>();
  for (let index = 0; index < nodes.length; index++) {
    const start = Number(starts[index]);
    const end = start + Number(sizes[index]);
    if (!(start >= 0 && end >= start && end <= categories.length)) throw damaged('has categories that do not fit');
    requireShallow(end - start);
    const members = Array.from({ length: end - start }, (_, offset) => Number(categories[start + offset]));
    found.set(Number(nodes[index]), members);
  }
  return found;
}
