import { describe, expect, it } from 'vitest';
import { BoostingParams } from '#lib/training/algorithms';
import { bestRoundOf, isOutOfPatience } from '#lib/training/learners/boosting/early-stopping';
import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import { fitGradientBoosting } from '#lib/training/learners/fit-gradient-boosting';
import type { Learning, LearningSet, Round } from '#lib/training/learners/learner';
import { createRandom } from '#lib/training/learners/random';
import { sigmoid } from '#lib/training/learners/sigmoid';
import { accuracy, logLoss, mostProbable } from '#lib/training/metrics';
import { readIris } from '../../../models/iris/train.ts';

/** Two columns that only tell together, some values missing, and the true probability of class 1. */
function noisy(count: number, seed: number) {
  const random = createRandom(seed);
  const columns = [0, 1].map(() => new Float32Array(count).map(() => (random() < 0.15 ? NaN : 4 * random() - 2)));
  const truth = Float64Array.from(columns[0]!, (x, row) => {
    const y = columns[1]![row]!;
    return sigmoid(Number.isNaN(x) ? 2 : Number.isNaN(y) ? -2 : 2 * x * y);
  });
  const labels = Int32Array.from(truth, (p) => (random() < p ? 1 : 0));
  return { ...classes(columns, labels, 2), truth, labels };
}

function classes(columns: readonly Float32Array[], labels: Int32Array, classCount: number): LearningSet {
  return { columns, texts: null, target: { kind: 'classification', labels, classCount } };
}

const both = (positive: Float64Array) => Array.from(positive).flatMap((p) => [1 - p, p]);
const training = noisy(6000, 1);
const heldOut = noisy(3000, 2);

const fit = (params: object = {}, learning: Partial<Learning> = {}, validation: LearningSet | null = null) =>
  fitGradientBoosting(training, validation, BoostingParams.parse({ n_estimators: 60, max_depth: 4, ...params }), {
    seed: 1,
    threads: 1,
    ...learning,
  });

it('comes near the truth on rows it never saw, missing values among them', async () => {
  const { model } = await fit();
  const loss = logLoss(heldOut.labels, ensembleAnswers(model, heldOut.columns), 2);
  expect(loss).toBeLessThan(logLoss(heldOut.labels, both(heldOut.truth), 2) + 0.03);
});

it('lowers the training loss with every round, and tells the loss of what it answers', async () => {
  const rounds: Round[] = [];
  const { model } = await fit({ n_estimators: 10 }, { onRound: (round) => rounds.push(round) }, heldOut);
  rounds.slice(1).forEach(({ trainLoss }, index) => {
    expect(trainLoss).toBeLessThan(rounds[index]!.trainLoss!);
  });
  const last = rounds.at(-1)!;
  expect(last).toMatchObject({ round: 10, rounds: 10 });
  expect(last.trainLoss).toBeCloseTo(logLoss(training.labels, ensembleAnswers(model, training.columns), 2), 4);
  expect(last.validationLoss).toBeCloseTo(logLoss(heldOut.labels, ensembleAnswers(model, heldOut.columns), 2), 4);
});

it('is the same for the same seed, and another for another where rows or columns are drawn', async () => {
  for (const drawn of [{ subsample: 0.5 }, { colsample_bytree: 0.5 }]) {
    expect(await fit(drawn)).toEqual(await fit(drawn));
    expect(await fit(drawn)).not.toEqual(await fit(drawn, { seed: 2 }));
  }
});

it.each([
  ['binary', { subsample: 0.7, colsample_bytree: 0.6, reg_alpha: 0.5 }],
  ['multiclass', { n_estimators: 100 }],
  ['regression', {}],
])(
  'is the same on two threads and on three as on one: %s',
  async (kind, params) => {
    const random = createRandom(3);
    const columns = [0, 1, 2, 3, 4].map(() => new Float32Array(12_000).map(() => (random() < 0.1 ? NaN : random())));
    const score = Float64Array.from(columns[0]!, (x, row) => (x || 0.5) + (columns[3]![row] || 0) ** 2 + random());
    const classCount = kind === 'binary' ? 2 : 3;
    const target: LearningSet['target'] =
      kind === 'regression'
        ? { kind: 'regression', values: score }
        : {
            kind: 'classification',
            labels: Int32Array.from(score, (s) => Math.min(classCount - 1, Math.floor(s))),
            classCount,
          };
    const set = { columns, texts: null, target };
    // Told the opposite of what it learned it soon stops; what is worth a thread goes by the rounds it might take.
    const opposite = { ...set, columns: columns.map((column) => column.map((x) => 1 - x)) };
    const full = BoostingParams.parse({ n_estimators: 900, max_depth: 3, early_stopping_rounds: 8, ...params });
    const on = async (threads: number) => {
      const losses: Round[] = [];
      const fitted = await fitGradientBoosting(set, opposite, full, {
        seed: 1,
        threads,
        onRound: (round) => losses.push(round),
      });
      return { fitted, losses };
    };
    const alone = await on(1);
    expect(await on(2)).toEqual(alone);
    expect(await on(3)).toEqual(alone);
  },
  60_000,
);

it('starts from the log-odds of all rows, and steps by -G / (H + lambda) times the rate', async () => {
  const set = classes([Float32Array.of(1, 1, 2, 2)], Int32Array.of(0, 0, 0, 1), 2);
  const params = BoostingParams.parse({ n_estimators: 1, learning_rate: 0.5, min_child_weight: 0 });
  const { model } = await fitGradientBoosting(set, null, params, { seed: 1, threads: 1 });
  expect(model.base[0]).toBeCloseTo(Math.log(1 / 3), 4);
  // p = 1/4 everywhere: G = 2/4 and H = 6/16 to the left, G = 1/4 - 3/4 and H = 6/16 to the right.
  const step = (0.5 * 0.5) / (6 / 16 + 1);
  const [root, left, right] = model.trees[0]!;
  expect(root).toMatchObject({ feature: 0, threshold: 1.5, left: 1, right: 2 });
  expect(left).toEqual({ values: [expect.closeTo(-step, 5)] });
  expect(right).toEqual({ values: [expect.closeTo(step, 5)] });
  // Gain, as XGBoost counts it: two sides of 0.5² / (3/8 + 1), and nothing for the whole.
  expect(model.gains[0]).toBeCloseTo((2 * 0.25) / 1.375, 6);
});

describe('what holds a tree back', () => {
  const four = (target: LearningSet['target'], params: object) =>
    fitGradientBoosting(
      { columns: [Float32Array.of(1, 2, 3, 4)], texts: null, target },
      null,
      BoostingParams.parse({ n_estimators: 1, learning_rate: 1, reg_lambda: 0, ...params }),
      { seed: 1, threads: 1 },
    );
  const values = Float64Array.of(0, 0, 2, 10);
  const numbers = { kind: 'regression', values } as const;
  const leaves = async (params: object) =>
    (await four(numbers, params)).model.trees[0]!.flatMap((node) => ('values' in node ? node.values : []));

  it('is nothing where nothing is asked: every leaf then holds what the mean is off', async () => {
    expect((await leaves({})).toSorted((a, b) => a - b)).toEqual([-3, -1, 7]);
  });

  it('is the least weight of a side', async () => {
    expect(await leaves({ min_child_weight: 2 })).toEqual([-3, 3]);
    expect(await leaves({ min_child_weight: 3 })).toEqual([0]);
  });

  it('is gamma, what a cut must gain', async () => {
    // The first cut gains 3 · 7² / 9 + 7² = 65.3.
    expect(await leaves({ gamma: 65 })).toHaveLength(2);
    expect(await leaves({ gamma: 66 })).toEqual([0]);
  });

  it('is lambda and alpha, which draw leaves to zero', async () => {
    expect(await leaves({ max_depth: 1, reg_lambda: 1 })).toEqual([-7 / 4, 7 / 2]);
    expect(await leaves({ max_depth: 1, reg_alpha: 1 })).toEqual([-2, 6]);
  });

  it('is a class alone, or a constant column: the answer is then the prior', async () => {
    const lonely = await four({ kind: 'classification', labels: Int32Array.of(0, 0, 0, 0), classCount: 2 }, {});
    expect(ensembleAnswers(lonely.model, [Float32Array.of(1)])[0]).toBeGreaterThan(0.999);
  });
});

it('sends missing values where they belong, also where they were alone in a column', async () => {
  const x = Float32Array.from({ length: 200 }, (_, row) => (row % 2 === 0 ? NaN : row));
  const values = Float64Array.from(x, (value) => (Number.isNaN(value) ? 5 : value > 100 ? 5 : -5));
  const set = { columns: [x], texts: null, target: { kind: 'regression', values } as const };
  const params = BoostingParams.parse({ n_estimators: 40, max_depth: 2 });
  const { model } = await fitGradientBoosting(set, null, params, { seed: 1, threads: 1 });
  const [missing, low, high] = ensembleAnswers(model, [Float32Array.of(NaN, 3, 150)]);
  expect(missing).toBeGreaterThan(4);
  expect(low).toBeLessThan(-4);
  expect(high).toBeGreaterThan(4);
});

it('learns numbers far from zero', async () => {
  const random = createRandom(4);
  const columns = [0, 1].map(() => new Float32Array(3000).map(() => random()));
  const values = Float64Array.from(columns[0]!, (x, row) => 1000 + 20 * x + 10 * Math.sin(6 * columns[1]![row]!));
  const set = { columns, texts: null, target: { kind: 'regression', values } as const };
  const { model } = await fitGradientBoosting(set, null, BoostingParams.parse({}), { seed: 1, threads: 1 });
  const squares = ensembleAnswers(model, columns).map((answer, row) => (answer - values[row]!) ** 2);
  expect(Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / 3000)).toBeLessThan(0.3);
});

it('learns many classes, one tree for each and round', async () => {
  const { table, species } = await readIris();
  const columns = table.columns.map(({ values }) => Float32Array.from(values));
  const isHeldOut = (_: number, row: number) => row % 5 === 0;
  const isKept = (_: number, row: number) => row % 5 !== 0;
  const set = classes(
    columns.map((column) => column.filter(isKept)),
    species.filter(isKept),
    3,
  );
  const { model } = await fitGradientBoosting(set, null, BoostingParams.parse({ n_estimators: 30 }), {
    seed: 1,
    threads: 1,
  });
  expect(model).toMatchObject({
    outputs: 3,
    link: 'softmax',
    base: [expect.closeTo(Math.log(1 / 3), 4), expect.anything(), expect.anything()],
  });
  expect(model.outputOf?.slice(0, 6)).toEqual([0, 1, 2, 0, 1, 2]);
  const answers = ensembleAnswers(
    model,
    columns.map((column) => column.filter(isHeldOut)),
  );
  expect(accuracy(species.filter(isHeldOut), mostProbable(answers, 3))).toBeGreaterThan(0.9);
  expect(answers[0]! + answers[1]! + answers[2]!).toBeCloseTo(1, 12);
});

describe('early stopping', () => {
  it('keeps the rounds up to the best on the validation part', async () => {
    const rounds: Round[] = [];
    const params = { n_estimators: 400, learning_rate: 0.5, early_stopping_rounds: 5 };
    const { model, bestRound } = await fit(params, { onRound: (round) => rounds.push(round) }, heldOut);
    const losses = rounds.map(({ validationLoss }) => validationLoss!);
    expect(losses.length).toBeLessThan(400);
    expect(losses[bestRound! - 1]).toBe(Math.min(...losses));
    expect(losses).toHaveLength(bestRound! + 5);
    expect(model.trees).toHaveLength(bestRound!);
    expect(logLoss(heldOut.labels, ensembleAnswers(model, heldOut.columns), 2)).toBeCloseTo(Math.min(...losses), 4);
  });

  it('is off without a validation part, or where it is null', async () => {
    expect((await fit({ n_estimators: 5, early_stopping_rounds: 1 })).bestRound).toBe(5);
    expect(isOutOfPatience([1, 2, 3, 4], null)).toBe(false);
  });

  it('counts rounds without a lower loss, and an equal one is none', () => {
    expect(bestRoundOf([3, 1, 1, 2])).toBe(2);
    expect(isOutOfPatience([3, 1, 1, 2], 3)).toBe(false);
    expect(isOutOfPatience([3, 1, 1, 2], 2)).toBe(true);
    expect(bestRoundOf([null, null])).toBe(2);
  });
});

it('stops all its threads when whoever listens does not want to go on', async () => {
  const random = createRandom(3);
  const columns = [0, 1].map(() => new Float32Array(100_000).map(() => random()));
  const set = { columns, texts: null, target: { kind: 'regression', values: Float64Array.from(columns[0]!) } as const };
  const onRound = () => {
    throw new Error('enough');
  };
  const params = BoostingParams.parse({ n_estimators: 1000 });
  await expect(fitGradientBoosting(set, null, params, { seed: 1, threads: 2, onRound })).rejects.toThrow('enough');
});
