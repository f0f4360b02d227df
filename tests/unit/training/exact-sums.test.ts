import { describe, expect, it } from 'vitest';
import type { Tree } from '#lib/training/learners/decision-tree';
import { withExactSums } from '#lib/training/learners/exact-sums';
import type { TreeEnsemble } from '#lib/training/learners/learner';
import { createRandom, randomNormal, shuffle } from '#lib/training/learners/random';

const stump = (left: readonly number[], right: readonly number[]): Tree => [
  { feature: 0, threshold: 0, missingLeft: false, left: 1, right: 2 },
  { values: left },
  { values: right },
];

const ensemble = (trees: readonly Tree[], parts: Partial<TreeEnsemble>): TreeEnsemble => ({
  kind: 'trees',
  trees,
  outputs: 1,
  outputOf: null,
  scale: 1,
  base: [0],
  link: 'identity',
  gains: [0],
  ...parts,
});

const leaves = (tree: Tree) => tree.flatMap((node) => ('values' in node ? [node.values] : []));

describe.each([
  ['numbers of any size', 'identity', 1e5, 500],
  ['tiny numbers', 'identity', 1e-20, 37],
  ['log-odds', 'sigmoid', 0.1, 1000],
] as const)('sums of %s', (_, link, size, treeCount) => {
  const random = createRandom(1);
  const value = () => [size * randomNormal(random) * 10 ** (-3 * random())];
  const trees = Array.from({ length: treeCount }, () => stump(value(), value()));
  const exact = withExactSums(ensemble(trees, { link, base: [size * 7.123456] }));

  it('are the same in float32, whatever the order', () => {
    for (let trial = 0; trial < 50; trial++) {
      const chosen = exact.trees.map((tree) => leaves(tree)[random() < 0.5 ? 0 : 1]![0]!);
      const sums = [0, 1, 2].map(() =>
        shuffle([...chosen, ...exact.base], random).reduce((sum, next) => Math.fround(sum + next), 0),
      );
      const inDouble = [...chosen, ...exact.base].reduce((sum, next) => sum + next, 0);
      expect(sums).toEqual([inDouble, inDouble, inDouble]);
    }
  });

  it('stay near what the leaves were', () => {
    const most = trees.flatMap(leaves).reduce((max, [leaf]) => Math.max(max, Math.abs(leaf!)), 0);
    exact.trees.forEach((tree, index) => {
      leaves(tree).forEach(([leaf], side) => {
        expect(Math.abs(leaf! - leaves(trees[index]!)[side]![0]!)).toBeLessThan(most * 1e-4);
      });
    });
  });
});

it('keeps shares adding up to 1, so that no class gains by rounding', () => {
  const random = createRandom(2);
  const shares = () => {
    const counts = [random(), random(), random()];
    return counts.map((count) => count / counts.reduce((sum, one) => sum + one, 0));
  };
  const trees = Array.from({ length: 300 }, () => stump(shares(), shares()));
  const exact = withExactSums(ensemble(trees, { outputs: 3, base: [0, 0, 0], scale: Math.fround(1 / 300) }));
  for (const leaf of exact.trees.flatMap(leaves)) expect(leaf[0]! + leaf[1]! + leaf[2]!).toBe(1);
});

it('keeps log-odds that differ so far apart that float32 probabilities differ', () => {
  const exact = withExactSums(ensemble([stump([1e-9], [0.5]), stump([-3e-6], [4e-6])], { link: 'sigmoid' }));
  const values = exact.trees.flatMap(leaves).map(([leaf]) => leaf!);
  for (const value of values) expect(value === 0 || Math.abs(value) >= 2 ** -18).toBe(true);
});

it('counts for each output only the trees that add to it', () => {
  const trees = Array.from({ length: 64 }, () => stump([1 / 3], [1 / 7]));
  const all = withExactSums(ensemble(trees, { base: [0] }));
  const some = withExactSums(
    ensemble(trees, { base: new Array(64).fill(0), outputs: 64, outputOf: trees.map((_, i) => i), link: 'softmax' }),
  );
  const error = ({ trees: [tree] }: TreeEnsemble) => Math.abs(leaves(tree!)[0]![0]! - 1 / 3);
  expect(error(some)).toBeLessThan(2 ** -18);
  expect(error(all)).toBeGreaterThan(0);
});

it('leaves an ensemble that says nothing as it is', () => {
  const nothing = ensemble([[{ values: [0] }]], {});
  expect(withExactSums(nothing)).toEqual(nothing);
});
