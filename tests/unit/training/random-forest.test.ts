import { describe, expect, it } from 'vitest';
import { RandomForestParams } from '#lib/training/algorithms';
import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import { fitRandomForest } from '#lib/training/learners/fit-random-forest';
import { createRandom } from '#lib/training/learners/random';
import { accuracy, mostProbable } from '#lib/training/metrics';

/** Points in a square whose class says whether the two coordinates have the same sign: no single cut tells. */
function chequered(count: number, seed: number) {
  const random = createRandom(seed);
  const columns = [0, 1, 2].map(() => new Float32Array(count).map(() => 2 * random() - 1));
  const labels = Int32Array.from(columns[0]!, (x, row) => (x > 0 === columns[1]![row]! > 0 ? 1 : 0));
  return { columns, labels };
}

const learn = async (
  { columns, labels }: { columns: Float32Array[]; labels: Int32Array },
  params: object,
  learning = { seed: 1, threads: 1 },
) => {
  const target = { kind: 'classification', labels, classCount: 2 } as const;
  const full = RandomForestParams.parse({ n_estimators: 50, ...params });
  return (await fitRandomForest({ columns, texts: null, target }, full, learning)).model;
};

const training = chequered(600, 1);

it('learns what no single cut tells, for points it never saw', async () => {
  const { columns, labels } = chequered(500, 2);
  const answers = ensembleAnswers(await learn(training, {}), columns);
  expect(accuracy(labels, mostProbable(answers, 2))).toBeGreaterThan(0.95);
});

it('is the same forest for the same seed, and another for another', async () => {
  const three = { seed: 3, threads: 1 };
  expect(await learn(training, {}, three)).toEqual(await learn(training, {}, three));
  expect(await learn(training, {}, three)).not.toEqual(await learn(training, {}, { seed: 4, threads: 1 }));
});

it('is the same forest on two threads as on one, and tells of every tree', async () => {
  const many = chequered(5000, 3);
  const rounds: number[] = [];
  const together = await learn(
    many,
    {},
    { seed: 1, threads: 2, ...{ onRound: ({ round }: { round: number }) => rounds.push(round) } },
  );
  expect(together).toEqual(await learn(many, {}));
  expect(rounds).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
});

it('grows as many trees as asked, all different, down to pure leaves', async () => {
  const { trees } = await learn(training, {});
  expect(trees).toHaveLength(50);
  expect(new Set(trees.map((tree) => JSON.stringify(tree))).size).toBe(50);
  for (const node of trees.flat()) if ('values' in node) expect(Math.max(...node.values)).toBe(1);
});

it('gives probabilities that add up to 1', async () => {
  const probabilities = ensembleAnswers(await learn(training, {}), training.columns);
  for (let row = 0; row < 600; row++) expect(probabilities[2 * row]! + probabilities[2 * row + 1]!).toBeCloseTo(1, 6);
});

it('learns numbers, as the mean of its trees', async () => {
  const { columns } = chequered(2000, 5);
  const truth = (place: number) => 100 + 3 * columns[0]![place]! + columns[1]![place]! ** 2;
  const target = { kind: 'regression', values: Float64Array.from(columns[0]!, (_, row) => truth(row)) } as const;
  const params = RandomForestParams.parse({ n_estimators: 40, max_features: 1 });
  const { model } = await fitRandomForest({ columns, texts: null, target }, params, { seed: 1, threads: 1 });
  const squares = ensembleAnswers(model, columns).map((answer, row) => (answer - truth(row)) ** 2);
  expect(Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / 2000)).toBeLessThan(0.1);
});

describe('limits', () => {
  it('keeps to the depth', async () => {
    const { trees } = await learn(training, { n_estimators: 5, max_depth: 1 });
    for (const tree of trees) expect(tree.length).toBeLessThanOrEqual(3);
  });

  it('answers the shares of the classes where no column can be cut', async () => {
    const columns = [new Float32Array(40).fill(1)];
    const labels = Int32Array.from({ length: 40 }, (_, row) => (row < 10 ? 1 : 0));
    const [, positive] = ensembleAnswers(await learn({ columns, labels }, { n_estimators: 200 }), columns);
    expect(positive).toBeCloseTo(0.25, 1);
  });
});

it('learns from values being missing', async () => {
  const random = createRandom(9);
  const labels = Int32Array.from({ length: 300 }, () => (random() < 0.5 ? 1 : 0));
  const columns = [Float32Array.from(labels, (label) => (label === 1 ? NaN : random()))];
  const forest = await learn({ columns, labels }, { n_estimators: 20 });
  expect([...mostProbable(ensembleAnswers(forest, [Float32Array.of(NaN, 0.5)]), 2)]).toEqual([1, 0]);
});
