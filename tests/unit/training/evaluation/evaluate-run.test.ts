import { expect, it } from 'vitest';
import { evaluateRun, type ToEvaluate } from '#lib/training/evaluation/evaluate-run';
import { headlineScore } from '#lib/training/evaluation/headline';
import { RunReport } from '#lib/training/evaluation/run-report';
import { createRandom } from '#lib/training/learners/random';

const count = 200;
const random = createRandom(1);
const values = Float64Array.from({ length: count }, random);
const labels = Int32Array.from(values, (value) => (value > 0.5 ? 1 : 0));
const rowsOf = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, at) => from + at);
const predict: ToEvaluate['predict'] = ({ columns: [column] }, rows) =>
  Float64Array.from(
    Array.from(rows).flatMap((row) => {
      const value = column && 'values' in column ? column.values[row]! : 0;
      return [1 - value, value];
    }),
  );
const table: ToEvaluate['table'] = { rowCount: count + 10, columns: [{ name: 'x', type: 'number', values }] };
const answered = (rows: Int32Array) => ({ rows, answers: predict(table, rows) });
const nothing = { rows: new Int32Array(), answers: new Float64Array() };
const run: ToEvaluate = {
  task: { kind: 'classification', target: 'y', labels: ['no', 'yes'] },
  table,
  target: { kind: 'classification', labels, classCount: 2 },
  train: answered(rowsOf(0, 100)),
  validation: answered(rowsOf(100, 150)),
  test: answered(rowsOf(150, 200)),
  folds: null,
  columns: ['x'],
  gains: new Map([['x', 1]]),
  predict,
  groupBy: 'x',
  seed: 1,
};

it('says of every part how good it is, and of the held-out one in detail', () => {
  const report = evaluateRun(run);
  expect(report).toMatchObject({
    task: 'binary',
    positiveLabel: 'yes',
    heldOut: 'test',
    rows: { train: 100, validation: 50, test: 50, left: 10 },
    parts: { train: { rows: 100, accuracy: 1 }, validation: { rows: 50 }, test: { rows: 50, rocAuc: 1 } },
    importanceMetric: 'rocAuc',
    importances: [{ column: 'x', gain: 1 }],
    fairness: { column: 'x', part: 'test' },
    residuals: null,
    folds: null,
    notes: [],
  });
  expect(report.importances[0]?.permutation).toBeGreaterThan(0.3);
  expect(report.confusion?.counts.flat().reduce((sum, cell) => sum + cell, 0)).toBe(50);
  expect(headlineScore(report)).toEqual({ metric: 'rocAuc', value: 1 });
  expect(RunReport.partial().safeParse(report).error).toBeUndefined();
});

it('measures validation in k-fold on the rows of all folds', () => {
  const folds = [answered(rowsOf(0, 70)), answered(rowsOf(70, 150))];
  const report = evaluateRun({ ...run, train: answered(rowsOf(0, 150)), validation: nothing, folds });
  expect(report.parts.validation?.rows).toBe(150);
  expect(report.folds?.map(({ rows }) => rows)).toEqual([70, 80]);
  expect(report.rows).toEqual({ train: 150, validation: 0, test: 50, left: 10 });
});

it('measures what was watched where nothing is held out, and says so where nothing was watched either', () => {
  expect(evaluateRun({ ...run, test: nothing })).toMatchObject({ heldOut: 'validation', notes: [] });
  expect(evaluateRun({ ...run, test: nothing, validation: nothing })).toMatchObject({
    heldOut: 'train',
    notes: [expect.stringContaining('Nothing was held out')],
  });
});

it('draws residuals of numbers, and no curves', () => {
  const own = (rows: Int32Array) => ({ rows, answers: Float64Array.from(rows, (row) => values[row]! + 1) });
  const report = evaluateRun({
    ...run,
    task: { kind: 'regression', target: 'y' },
    target: { kind: 'regression', values },
    train: own(rowsOf(0, 100)),
    validation: own(rowsOf(100, 150)),
    test: own(rowsOf(150, 200)),
    predict: (table, rows) => predict(table, rows).filter((_, at) => at % 2 === 1),
    gains: null,
  });
  expect(report).toMatchObject({ task: 'regression', labels: null, curves: null, confusion: null });
  expect(report.residuals).toHaveLength(50);
  expect(report.importances[0]).toMatchObject({ column: 'x', gain: null });
  expect(headlineScore(report)).toEqual({ metric: 'rmse', value: expect.closeTo(1, 9) });
});

it('refuses answers that are not numbers, with what to try', () => {
  const answers = new Float64Array(100).fill(Number.NaN);
  expect(() => evaluateRun({ ...run, validation: { rows: rowsOf(100, 150), answers } })).toThrow('learning_rate');
});

it('of very many columns only those with the most gain are shuffled, and it is said how many', () => {
  const columns = Array.from({ length: 600 }, (_, index) => `c${index}`);
  const { importances, notes } = evaluateRun({ ...run, columns, gains: new Map([['c599', 1]]) });
  expect(importances).toHaveLength(500);
  expect(importances.map(({ column }) => column)).toContain('c599');
  expect(notes).toContainEqual('How much a column matters was measured for 500 of 600 columns.');
});
