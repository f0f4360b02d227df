import { expect, it } from 'vitest';
import { AlgorithmChoice } from '#lib/training/algorithms';
import { checkParity } from '#lib/training/onnx/check-parity';
import { pipelineToOnnx } from '#lib/training/onnx/pipeline-to-onnx';
import { fitPipeline } from '#lib/training/pipeline/fit-pipeline';
import { predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import { fitForTest } from './fit-for-test.ts';
import { categoryColumn, mixedTable, numberColumn, tableOf, textColumn } from './tables.ts';

const others = ['score', 'level'];
const mixed = mixedTable(500);

it('gives the same graph for the same data, choice and seed', async () => {
  const graphOf = async () => {
    const choice = { algorithm: 'random-forest' as const, params: { n_estimators: 5 } };
    const { pipeline } = await fitForTest(mixed, { target: 'likes', choice, ignore: others });
    return pipelineToOnnx(pipeline, mixed.columns);
  };
  expect(await graphOf()).toEqual(await graphOf());
});

it('learns neither from the target nor from what is ignored', async () => {
  const { pipeline } = await fitForTest(mixed, { target: 'likes', choice: { algorithm: 'linear' }, ignore: others });
  const read = pipeline.parts.flatMap(({ preparation }) => preparation.encoders.map(({ column }) => column));
  expect(new Set(read)).toEqual(new Set(['amount', 'visits', 'member', 'since', 'city', 'note', 'label', '/Concat_1']));
});

it('weighs the members of a blend on the validation part, and drops those of no weight', async () => {
  const values = Array.from({ length: 400 }, (_, row) => row);
  const table = tableOf(
    numberColumn('x', values),
    // A straight line: the linear member has it exactly, a shallow tree only in steps.
    numberColumn(
      'y',
      values.map((value) => 3 * value - 7),
    ),
  );
  const members = [
    { algorithm: 'linear' as const, params: { reg_lambda: 0 } },
    { algorithm: 'decision-tree' as const, params: { max_depth: 1 } },
  ];
  const { pipeline, notes } = await fitForTest(table, {
    target: 'y',
    choice: { algorithm: 'hybrid', params: { members } },
  });
  expect(pipeline.parts.map(({ algorithm }) => algorithm)).toEqual(['linear']);
  expect(notes).toContain('Weights of the blend: linear 1.00, decision-tree 0.00.');
});

it('leaves members that cannot read the columns out of a blend, and says so', async () => {
  const texts = Array.from({ length: 60 }, (_, row) => (row % 2 ? 'good day' : 'bad day'));
  const table = tableOf(
    textColumn('x', texts),
    categoryColumn(
      'y',
      texts.map((text) => text.slice(0, 3)),
    ),
  );
  const { pipeline, notes } = await fitForTest(table, { target: 'y', choice: { algorithm: 'hybrid' } });
  expect(pipeline.parts.map(({ algorithm }) => algorithm)).toEqual(['linear']);
  expect(notes).toContainEqual(expect.stringMatching(/^Part of the blend was left out\. .*trees do not read texts/));
});

it('tells the gains of columns as shares of all, the telling one first; none for linear models', async () => {
  const choice = { algorithm: 'gradient-boosting' as const, params: { n_estimators: 10 } };
  const { gains } = await fitForTest(mixed, { target: 'score', choice, ignore: ['level', 'likes'] });
  expect(gains!.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(1, 9);
  expect(gains!.map(({ gain }) => gain)).toEqual(gains!.map(({ gain }) => gain).toSorted((a, b) => b - a));
  expect(['member', 'amount', '/Concat_1', 'visits']).toContain(gains![0]!.column);
  const linear = await fitForTest(mixed, {
    target: 'score',
    choice: { algorithm: 'linear' },
    ignore: ['level', 'likes'],
  });
  expect(linear.gains).toBeNull();
});

it('counts the rounds of all members of a blend one after another', async () => {
  const { task, target, trainRows, validationRows } = await fitForTest(mixed, {
    ...{ target: 'likes', ignore: others },
    choice: { algorithm: 'decision-tree' },
  });
  const boosting = { algorithm: 'gradient-boosting' as const, params: { n_estimators: 3 } };
  const told: { round: number; rounds: number }[] = [];
  await fitPipeline({
    ...{ table: mixed, task, target, trainRows, validationRows, ignore: others },
    choice: AlgorithmChoice.parse({ algorithm: 'hybrid', params: { members: [boosting, boosting] } }),
    learning: { seed: 1, threads: 1, onRound: ({ round, rounds }) => told.push({ round, rounds }) },
  });
  expect(told.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(told.every(({ rounds }) => rounds === 6)).toBe(true);
});

it('answers with probabilities that add up to 1, in the order of the labels', async () => {
  const { pipeline } = await fitForTest(mixed, {
    ...{ target: 'level', ignore: ['score', 'likes'] },
    choice: { algorithm: 'random-forest', params: { n_estimators: 9 } },
  });
  const answers = predictPipeline(pipeline, mixed, Int32Array.of(0, 7, 7));
  expect(answers).toHaveLength(9);
  for (const row of [0, 3, 6]) expect(answers.slice(row, row + 3).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
  expect(answers.slice(3, 6)).toEqual(answers.slice(6));
});

it('has a graph that agrees where only single words are frequent enough to count', async () => {
  const texts = Array.from({ length: 80 }, (_, row) => (row % 2 ? `good x${row}` : `x${row} bad`));
  const table = tableOf(
    textColumn('x', texts),
    categoryColumn(
      'y',
      texts.map((_, row) => (row % 2 ? 'a' : 'b')),
    ),
  );
  const { pipeline } = await fitForTest(table, { target: 'y', choice: { algorithm: 'linear' } });
  expect(pipeline.parts[0]!.preparation.encoders).toMatchObject([{ tfIdf: { terms: [['bad'], ['good']] } }]);
  const parity = await checkParity(pipelineToOnnx(pipeline, table.columns), pipeline, table);
  expect(parity.largestDifference).toBeLessThanOrEqual(1e-5);
  expect(parity.differentLabels).toBe(0);
});
