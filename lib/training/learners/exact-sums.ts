import type { Leaf, Split, Tree } from './decision-tree.ts';
import type { TreeEnsemble } from './learner.ts';

/** How many multiples of a quantum float32 can count to. */
const MANTISSA = 2 ** 24;

/**
 * The least quantum of log-odds and scores: two answers that differ then still differ after a sigmoid or a softmax in
 * float32, and no label hangs on how those are rounded.
 */
const LEAST_SCORE_QUANTUM = 2 ** -18;

/**
 * The same ensemble with leaf values and base rounded to multiples of a power of two so large that float32 holds every
 * sum of them exactly: whoever adds up the leaves, in whatever order, gets the same bits. Leaves that hold the shares
 * of classes still add up to 1.
 */
export function withExactSums(ensemble: TreeEnsemble): TreeEnsemble {
  const { trees, base, link, outputs } = ensemble;
  const holdsShares = link === 'identity' && outputs > 1;
  // Two bits to spare for shares: `scale` rounds them once more, and what differs by a quantum must go on differing.
  const room = holdsShares ? MANTISSA / 4 : MANTISSA;
  const quantum = Math.max(
    quantumOf(largestSum(ensemble), trees.length, room),
    link === 'identity' ? 0 : LEAST_SCORE_QUANTUM,
  );
  // Zero added turns -0 into 0.
  const round = (value: number) => Math.round(value / quantum) * quantum + 0;
  const roundLeaf = ({ values }: Leaf): Leaf => ({
    values: holdsShares ? roundShares(values, round) : values.map(round),
  });
  const roundNode = (node: Split | Leaf) => ('values' in node ? roundLeaf(node) : node);
  return { ...ensemble, base: base.map(round), trees: trees.map((tree): Tree => tree.map(roundNode)) };
}

/** No sum of one leaf a tree, of whatever trees, is larger than this. */
function largestSum({ trees, outputs, outputOf, base }: TreeEnsemble): number {
  const sums = base.map(Math.abs);
  trees.forEach((tree, index) => {
    const largest = tree.reduce(
      (most, node) => ('values' in node ? Math.max(most, ...node.values.map(Math.abs)) : most),
      0,
    );
    for (let output = 0; output < outputs; output++) {
      if (!outputOf || outputOf[index] === output) sums[output]! += largest;
    }
  });
  return Math.max(...sums);
}

/** The least power of two of which `sum`, each of its parts rounded up, is at most `room` multiples. */
function quantumOf(sum: number, treeCount: number, room: number): number {
  let quantum = 2 ** -126;
  if (sum > 0) quantum = Math.max(quantum, 2 ** Math.floor(Math.log2(sum / room)));
  while (sum + (treeCount + 1) * quantum > room * quantum) quantum *= 2;
  return quantum;
}

/** What rounding takes from the other shares or gives them, the largest one evens out. */
function roundShares(shares: readonly number[], round: (value: number) => number): number[] {
  const rounded = shares.map(round);
  const largest = rounded.indexOf(Math.max(...rounded));
  rounded[largest] = 0;
  rounded[largest] = 1 - rounded.reduce((sum, share) => sum + share, 0);
  return rounded;
}
