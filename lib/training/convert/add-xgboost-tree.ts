import { damagedFile } from './damaged-file.ts';
import { requireShallow, type TreeTable } from './tree-table.ts';
import type { XgboostTree } from './xgboost-document.ts';

type Options = {
  /** Where the tree's leaves add to, and what they are multiplied by. */
  output: number;
  scale: number;
  featureCount: number;
  /** The tree's place in the file, for messages. */
  place: number;
};

/**
 * Adds one of XGBoost's trees to the table. It goes left below a condition, and where a category is not listed. Walks
 * from the root, since pruned nodes stay in its lists. Throws AppError('invalid') for what is no tree.
 */
export function addXgboostTree(table: TreeTable, tree: XgboostTree, options: Options): void {
  const { output, scale, featureCount, place } = options;
  const damaged = (what: string) => damagedFile('XGBoost', `tree ${place} ${what}`);
  const count = tree.left_children.length;
  const lists = [tree.right_children, tree.split_indices, tree.split_conditions, tree.default_left];
  if (count === 0 || lists.some(({ length }) => length !== count)) throw damaged('has lists of different lengths');
  const weightOf = (node: number) => {
    const weight = Math.fround(Math.fround(Number(tree.split_conditions[node])) * Math.fround(scale));
    if (!Number.isFinite(weight)) throw damaged('has a leaf that is no number');
    return weight;
  };
  if (isLeaf(tree, 0)) return table.leafTree(output, weightOf(0));

  const listed = categoriesByNode(tree, damaged);
  const seen = new Uint8Array(count);
  table.beginTree();
  const waiting = [{ node: 0, id: table.reserve(), depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, id, depth } = next;
    if (!(node >= 0 && node < count)) throw damaged(`leads to a node ${node} that it does not have`);
    if (seen[node]) throw damaged(`leads to its node ${node} twice`);
    seen[node] = 1;
    if (isLeaf(tree, node)) {
      table.leaf(id, output, weightOf(node));
      continue;
    }
    const feature = Number(tree.split_indices[node]);
    if (!(feature >= 0 && feature < featureCount)) throw damaged(`splits by a feature ${feature} that there is not`);
    const left = table.reserve();
    const right = table.reserve();
    const missingLeft = Boolean(tree.default_left[node]);
    const members = Number(tree.split_type[node] ?? 0) === 1 ? (listed.get(node) ?? []) : null;
    const below = depth + (members?.length ?? 1);
    requireShallow(below);
    if (members === null || members.length === 0) {
      const value = members ? Infinity : Math.fround(Number(tree.split_conditions[node]));
      if (Number.isNaN(value)) throw damaged('has a split at no number');
      table.split(id, { mode: 'BRANCH_LT', feature, value, ifTrue: left, ifFalse: right, missingTrue: missingLeft });
    } else {
      table.membership(id, { feature, members, inside: right, outside: left, missingInside: !missingLeft });
    }
    waiting.push({ node: Number(tree.left_children[node]), id: left, depth: below });
    waiting.push({ node: Number(tree.right_children[node]), id: right, depth: below });
  }
}

const isLeaf = (tree: XgboostTree, node: number) => Number(tree.left_children[node]) === -1;

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
