import { damagedFile } from './damaged-file.ts';
import { readXgboostTree } from './read-xgboost-tree.ts';
import type { TreeTable } from './tree-table.ts';
import type { XgboostTree } from './xgboost-document.ts';

type Options = {
  /** Where the tree's leaves add to, and what they are multiplied by. */
  output: number;
  scale: number;
  featureCount: number;
  /** The tree's place in the file, for messages. */
  place: number;
};

/** Adds one of XGBoost's trees to the table. Throws AppError('invalid') for what is no tree. */
export function addXgboostTree(table: TreeTable, tree: XgboostTree, options: Options): void {
  const { output, scale, place } = options;
  const nodes = readXgboostTree(tree, options);
  const weightOf = (value: number) => {
    const weight = Math.fround(value * Math.fround(scale));
    if (!Number.isFinite(weight)) throw damagedFile('XGBoost', `tree ${place} has a leaf that is no number`);
    return weight;
  };
  const [root] = nodes;
  if (root?.kind === 'leaf') {
    table.leafTree(output, weightOf(root.value));
    return;
  }
  table.beginTree();
  for (const _ of nodes) table.reserve();
  for (const [id, node] of nodes.entries()) {
    if (node.kind === 'leaf') {
      table.leaf(id, output, weightOf(node.value));
      continue;
    }
    const { feature, left, right, missingLeft } = node;
    if (node.kind === 'split') {
      const value = node.condition;
      table.split(id, { mode: 'BRANCH_LT', feature, value, ifTrue: left, ifFalse: right, missingTrue: missingLeft });
    } else {
      const { members } = node;
      table.membership(id, { feature, members, inside: right, outside: left, missingInside: !missingLeft });
    }
  }
}
