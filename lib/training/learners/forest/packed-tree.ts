import type { Leaf, Split, Tree } from '../decision-tree.ts';

const LEAF = -1;

/** A tree as plain numbers, which go from one thread to another far faster than its nodes do. */
export function packTree(tree: Tree): Float64Array<ArrayBuffer> {
  const packed: number[] = [];
  for (const node of tree) {
    if ('values' in node) packed.push(LEAF, node.values.length, ...node.values);
    else packed.push(node.feature, node.threshold, node.missingLeft ? 1 : 0, node.left, node.right);
  }
  return Float64Array.from(packed);
}

export function unpackTree(packed: Float64Array): Tree {
  const tree: (Split | Leaf)[] = [];
  for (let at = 0; at < packed.length; ) {
    if (packed[at] === LEAF) {
      const end = at + 2 + packed[at + 1]!;
      tree.push({ values: [...packed.subarray(at + 2, end)] });
      at = end;
      continue;
    }
    const [feature, threshold, missingLeft, left, right] = packed.subarray(at, at + 5);
    tree.push({ feature: feature!, threshold: threshold!, missingLeft: missingLeft === 1, left: left!, right: right! });
    at += 5;
  }
  return tree;
}
