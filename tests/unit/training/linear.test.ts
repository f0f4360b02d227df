import { describe, expect, it } from 'vitest';
import { LinearParams } from '#lib/training/algorithms';
import { fitLinear } from '#lib/training/learners/fit-linear';
import type { LearningSet, LinearModel, Round, Target } from '#lib/training/learners/learner';
import { linearAnswers } from '#lib/training/learners/linear-answers';
import { createRandom, randomNormal } from '#lib/training/learners/random';
import { sigmoid } from '#lib/training/learners/sigmoid';
import { toSparseRows } from '#lib/training/learners/sparse-rows';
import { accuracy, mostProbable } from '#lib/training/metrics';

const learning = { seed: 1, threads: 1 };
const fit = async (train: LearningSet, params: Partial<LinearParams> = {}) =>
  (await fitLinear(train, null, LinearParams.parse(params), learning)).model;

const binary = (labels: number[]): Target => ({
  kind: 'classification',
  labels: Int32Array.from(labels),
  classCount: 2,
});

function normalColumns(rowCount: number, columnCount: number, seed: number): Float32Array[] {
  const random = createRandom(seed);
  return Array.from({ length: columnCount }, () => Float32Array.from({ length: rowCount }, () => randomNormal(random)));
}

describe('two classes', () => {
  it('gives the log-odds of all rows where there is nothing to tell them by', async () => {
    const columns = [new Float32Array(4)];
    const { intercepts } = await fit({ columns, texts: null, target: binary([1, 1, 1, 0]) });
    expect(intercepts[0]).toBeCloseTo(Math.log(3), 6);
  });

  it('finds the weights the data came from', async () => {
    const random = createRandom(2);
    const columns = normalColumns(20_000, 2, 1);
    const logits = Array.from(columns[0]!, (a, row) => 1.5 * a - 0.7 * columns[1]![row]! + 0.3);
    const target = binary(logits.map((logit) => (random() < sigmoid(logit) ? 1 : 0)));
    const { weights, intercepts } = await fit({ columns, texts: null, target }, { reg_lambda: 1e-3 });
    expect(weights[0]).toBeCloseTo(1.5, 1);
    expect(weights[1]).toBeCloseTo(-0.7, 1);
    expect(intercepts[0]).toBeCloseTo(0.3, 1);
  });

  it('stays finite on classes that a line parts, and shrinks as the penalty grows', async () => {
    const weight = async (reg_lambda: number) => {
      const set = { columns: [Float32Array.of(-1, 1)], texts: null, target: binary([0, 1]) };
      return (await fit(set, { reg_lambda })).weights[0]!;
    };
    expect(await weight(0.01)).toBeGreaterThan(await weight(1));
    // The slope of the loss is nothing at the answer: w * lambda = 2 * (1 - p).
    const w = await weight(1);
    expect(w).toBeCloseTo(2 * (1 - sigmoid(w)), 5);
  });

  it('learns the same from words as from columns that hold the same numbers', async () => {
    const columns = normalColumns(300, 3, 3);
    const target = binary(Array.from(columns[0]!, (a, row) => (a + columns[1]![row]! > 0.2 ? 1 : 0)));
    const texts = toSparseRows(
      Array.from({ length: 300 }, (_, row) => columns.map((column, term) => [term, column[row]!] as const)),
      3,
    );
    const dense = await fit({ columns, texts: null, target });
    const sparse = await fit({ columns: [], texts, target });
    dense.weights.forEach((weight, column) => {
      expect(sparse.textWeights[column]).toBeCloseTo(weight, 5);
    });
    const answers = linearAnswers(sparse, [], texts);
    linearAnswers(dense, columns, null).forEach((answer, place) => {
      expect(answers[place]).toBeCloseTo(answer, 6);
    });
  });
});

it('tells three classes apart that no single line parts from the rest, with probabilities that add up to 1', async () => {
  const columns = normalColumns(900, 2, 4);
  const labels = Int32Array.from({ length: 900 }, (_, row) => row % 3);
  labels.forEach((label, row) => {
    columns[0]![row]! += 6 * label;
  });
  const set: LearningSet = { columns, texts: null, target: { kind: 'classification', labels, classCount: 3 } };
  const model = await fit(set);
  expect(model).toMatchObject({ outputs: 3, link: 'softmax' });
  const answers = linearAnswers(model, columns, null);
  expect(accuracy(labels, mostProbable(answers, 3))).toBeGreaterThan(0.97);
  for (let row = 0; row < 900; row++) {
    expect(answers[3 * row]! + answers[3 * row + 1]! + answers[3 * row + 2]!).toBeCloseTo(1, 12);
  }
});

describe('numbers', () => {
  const columns = normalColumns(500, 3, 5);
  const values = Float64Array.from(columns[0]!, (a, row) => 1e6 + 3000 * a - 20 * columns[1]![row]!);
  const target: Target = { kind: 'regression', values };

  it('finds weights and intercept in the unit of the target', async () => {
    const { weights, intercepts, link } = await fit({ columns, texts: null, target }, { reg_lambda: 0 });
    expect(link).toBe('identity');
    expect(weights[0]).toBeCloseTo(3000, 1);
    expect(weights[1]).toBeCloseTo(-20, 1);
    expect(intercepts[0]).toBeCloseTo(1e6, 0);
  });

  it('gives one answer in closed form and by descent', async () => {
    const closed = await fit({ columns, texts: null, target }, { reg_lambda: 5 });
    const empty = toSparseRows(
      Array.from({ length: 500 }, () => []),
      0,
    );
    const descended = await fit({ columns, texts: empty, target }, { reg_lambda: 5 });
    closed.weights.forEach((weight, column) => {
      expect(descended.weights[column]).toBeCloseTo(weight, 2);
    });
  });

  it('copes with a column that stands there twice, without a penalty', async () => {
    const twice = [columns[0]!, columns[0]!.slice(), columns[1]!];
    const model = await fit({ columns: twice, texts: null, target }, { reg_lambda: 0 });
    expect(model.weights[0]! + model.weights[1]!).toBeCloseTo(3000, 0);
  });
});

it('shows losses as it learns, of both parts, the last one that of the model', async () => {
  const columns = normalColumns(200, 2, 6);
  const target = binary(Array.from(columns[0]!, (a) => (a > 0 ? 1 : 0)));
  const rounds: Round[] = [];
  const set = { columns, texts: null, target };
  await fitLinear(set, set, LinearParams.parse({}), { ...learning, onRound: (round) => rounds.push(round) });
  expect(rounds.length).toBeGreaterThan(1);
  expect(rounds.at(-1)!.trainLoss).toBeLessThan(rounds[0]!.trainLoss!);
  for (const { trainLoss, validationLoss } of rounds) expect(validationLoss).toBe(trainLoss);
});

it('gives each row its probability, one without a known word that of the intercept', () => {
  const model: LinearModel = {
    kind: 'linear',
    outputs: 1,
    weights: Float32Array.of(4),
    textWeights: Float32Array.of(2, -1),
    intercepts: Float32Array.of(0.5),
    link: 'sigmoid',
  };
  const texts = toSparseRows(
    [
      [],
      [[1, 3]],
      [
        [0, 1],
        [1, 1],
      ],
    ],
    2,
  );
  const answers = linearAnswers(model, [Float32Array.of(0, 1, 2)], texts);
  [0.5, 4 - 2.5, 8 + 1.5].forEach((logit, row) => {
    expect(answers[2 * row + 1]).toBeCloseTo(sigmoid(logit), 12);
    expect(answers[2 * row]).toBeCloseTo(1 - sigmoid(logit), 12);
  });
});

it('keeps the logistic function between 0 and 1 at both ends', () => {
  expect([sigmoid(-1000), sigmoid(0), sigmoid(1000)]).toEqual([0, 0.5, 1]);
});
