import { describe, expect, it } from 'vitest';
import { BoostingParams } from '#lib/training/algorithms';
import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import { fitXgboost } from '#lib/training/learners/fit-xgboost';
import type { LearningSet, Round, Target } from '#lib/training/learners/learner';
import { createRandom, randomInt, randomNormal } from '#lib/training/learners/random';
import { installLine } from '#lib/training/learners/xgboost/install-line';
import { xgboostAvailability } from '#lib/training/learners/xgboost/library';
import { bindNative } from '#lib/training/learners/xgboost/native';
import { readXgboostModel } from '#lib/training/learners/xgboost/read-model';
import { accuracy, mostProbable } from '#lib/training/metrics';
import { predictNatively } from './predict-natively.ts';

const availability = xgboostAvailability();
const withLibrary = describe.skipIf(!availability.available);
const reason = availability.available ? '' : ` (skipped: XGBoost is not on this machine; ${availability.install})`;

const learning = { seed: 3, threads: 1 };

/** Numbers, whole numbers, 0 or 1, missing values and the largest numbers there are, with a target of each kind that hangs on them. */
function someRows(rowCount: number, seed: number) {
  const random = createRandom(seed);
  const column = (draw: () => number) =>
    Float32Array.from({ length: rowCount }, () => (random() < 0.15 ? NaN : draw()));
  const columns = [
    column(() => randomNormal(random)),
    column(() => randomInt(random, 12)),
    column(() => randomInt(random, 2)),
    column(() => 1e6 * randomNormal(random)),
  ];
  columns[3]![0] = 3.4e38;
  columns[3]![1] = -3.4e38;
  const signal = Float64Array.from({ length: rowCount }, (_, row) => {
    const [a, b, c] = columns.map((values) => (Number.isNaN(values[row]!) ? 0.7 : values[row]!));
    return a! * (c! > 0.5 ? 1 : -1) + 0.2 * b! + 0.3 * randomNormal(random);
  });
  const classes = (cuts: number[]): Target => ({
    kind: 'classification',
    labels: Int32Array.from(signal, (value) => cuts.filter((cut) => value > cut).length),
    classCount: cuts.length + 1,
  });
  const targets: Record<'binary' | 'classes' | 'numbers', Target> = {
    binary: classes([1.5]),
    classes: classes([0.2, 1, 2]),
    numbers: { kind: 'regression', values: signal.map((value) => 1000 + 50 * value) },
  };
  return { columns, targets };
}

const setOf = (rowCount: number, seed: number, kind: 'binary' | 'classes' | 'numbers'): LearningSet => {
  const { columns, targets } = someRows(rowCount, seed);
  return { columns, texts: null, target: targets[kind] };
};

withLibrary(`XGBoost itself${reason}`, () => {
  it.each(['binary', 'classes', 'numbers'] as const)(
    'answers in our trees as in its own: %s',
    async (kind) => {
      const train = setOf(3000, 1, kind);
      const fresh = setOf(2000, 2, kind);
      const params = BoostingParams.parse({ n_estimators: 60, subsample: 0.8, colsample_bytree: 0.7, gamma: 0.1 });
      const { model } = await fitXgboost(train, null, params, learning);
      const expected = await predictNatively(train, fresh.columns, params, learning);
      const answers = ensembleAnswers(model, fresh.columns);
      expect(answers).toHaveLength(expected.length);
      // Of the numbers' own size, about 1000.
      const unit = kind === 'numbers' ? 1000 : 1;
      expect(Math.max(...answers.map((answer, place) => Math.abs(answer - expected[place]!)))).toBeLessThan(
        1e-5 * unit,
      );
      // A second on a free core, far more on a busy one.
    },
    60_000,
  );

  it('learns what it is shown', async () => {
    const { model } = await fitXgboost(setOf(3000, 1, 'binary'), null, BoostingParams.parse({}), learning);
    const fresh = setOf(2000, 2, 'binary');
    const predicted = mostProbable(ensembleAnswers(model, fresh.columns), 2);
    expect(accuracy((fresh.target as { labels: Int32Array }).labels, predicted)).toBeGreaterThan(0.85);
    expect(model.gains[0]).toBeGreaterThan(model.gains[3]!);
  });

  it.each(['binary', 'classes', 'numbers'] as const)('stops early at its best round: %s', async (kind) => {
    const rounds: Round[] = [];
    const params = BoostingParams.parse({ n_estimators: 400, learning_rate: 0.5, early_stopping_rounds: 5 });
    const told = { ...learning, onRound: (round: Round) => rounds.push(round) };
    const { model, bestRound } = await fitXgboost(setOf(600, 1, kind), setOf(600, 2, kind), params, told);
    const losses = rounds.map(({ validationLoss }) => validationLoss!);
    expect(losses.indexOf(Math.min(...losses)) + 1).toBe(bestRound);
    expect(rounds).toHaveLength(bestRound! + 5);
    expect(model.trees).toHaveLength(bestRound! * model.outputs);
  });

  it('keeps every round without a validation part, and gives the same model for the same seed', async () => {
    const params = BoostingParams.parse({ n_estimators: 20, subsample: 0.5 });
    const fit = (seed: number) => fitXgboost(setOf(500, 1, 'binary'), null, params, { seed, threads: 1 });
    const first = await fit(1);
    expect(first.bestRound).toBe(20);
    expect(await fit(1)).toEqual(first);
    expect((await fit(2)).model.trees).not.toEqual(first.model.trees);
  });

  it('passes on what XGBoost objects to', async () => {
    const set = setOf(50, 1, 'binary');
    const wrong: LearningSet = {
      ...set,
      target: { kind: 'classification', labels: new Int32Array(50).fill(2), classCount: 2 },
    };
    await expect(fitXgboost(wrong, null, BoostingParams.parse({}), learning)).rejects.toThrow(/^XGBoost: .*label/);
  });
});

it('is said to be missing, not crashed upon, where the library cannot be loaded', () => {
  expect(bindNative('no-such-library.so')).toBeNull();
});

it.each([
  ['darwin', 'brew install xgboost'],
  ['win32', 'pip install xgboost, then set XGBOOST_LIBRARY to the path of its xgboost.dll'],
] as const)('is installed on %s by one line', (platform, line) => {
  expect(installLine(platform)).toBe(line);
});

it('reads conditions as the number below them, skips pruned nodes, and keeps off numbers next to 0', () => {
  const tree = {
    left_children: [2, -1, 4, -1, -1],
    right_children: [3, -1, 1, -1, -1],
    split_indices: [1, 0, 0, 0, 0],
    split_conditions: [2, 0.5, 0, -0.25, 0.75],
    default_left: [0, 0, 1, 0, 0],
    loss_changes: [9, 0, 4, 0, 0],
  };
  const learner = {
    gradient_booster: { name: 'gbtree', model: { trees: [tree], tree_info: [0] } },
    learner_model_param: { base_score: '5E-1', num_feature: '2' },
    objective: { name: 'binary:logistic' },
  };
  const { trees, gains } = readXgboostModel(JSON.stringify({ learner }));
  expect(trees[0]).toEqual([
    { feature: 1, threshold: 2 - 2 ** -23, missingLeft: false, left: 1, right: 2 },
    { feature: 0, threshold: -(2 ** -126), missingLeft: true, left: 3, right: 4 },
    { values: [-0.25] },
    { values: [0.75] },
    { values: [0.5] },
  ]);
  expect(gains[0]).toMatchObject([
    { feature: 1, gain: 9 },
    { feature: 0, gain: 4 },
  ]);
});
