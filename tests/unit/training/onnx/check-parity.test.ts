import { expect, it } from 'vitest';
import { xgboostAvailability } from '#lib/training/learners/xgboost/library';
import { checkParity } from '#lib/training/onnx/check-parity';
import { pipelineToOnnx } from '#lib/training/onnx/pipeline-to-onnx';
import type { Table } from '#lib/training/table';
import { fitForTest } from '../pipeline/fit-for-test.ts';
import { hasSharedData, sharedTable } from '../pipeline/shared-table.ts';
import { mixedTable } from '../pipeline/tables.ts';

type Choice = Parameters<typeof fitForTest>[1]['choice'];

const boosting = { n_estimators: 12, max_depth: 4, learning_rate: 0.3 };
const choices: Choice[] = [
  { algorithm: 'decision-tree' },
  { algorithm: 'random-forest', params: { n_estimators: 12 } },
  { algorithm: 'gradient-boosting', params: boosting },
  { algorithm: 'linear' },
  ...(xgboostAvailability().available ? [{ algorithm: 'xgboost' as const, params: boosting }] : []),
  {
    algorithm: 'hybrid',
    params: {
      members: [
        { algorithm: 'gradient-boosting', params: boosting },
        { algorithm: 'random-forest', params: { n_estimators: 7 } },
        { algorithm: 'linear', params: {} },
      ],
    },
  },
];

async function expectParity(
  table: Table,
  target: string,
  choice: Choice,
  more: { task?: 'classification' | 'regression'; ignore?: string[] } = {},
) {
  const { pipeline } = await fitForTest(table, { target, choice, ...more });
  const { rows, largestDifference, differentLabels } = await checkParity(
    pipelineToOnnx(pipeline, table.columns),
    pipeline,
    table,
  );
  expect(rows).toBeGreaterThan(table.rowCount);
  expect(largestDifference).toBeLessThanOrEqual(1e-5);
  expect(differentLabels).toBe(0);
}

const targets = ['score', 'level', 'likes'];
const mixed = mixedTable(600);
it.for(choices.flatMap((choice) => targets.map((target) => ({ algorithm: choice.algorithm, target, choice }))))(
  'the graph of $algorithm answers "$target" as the learner does, from columns of every type, missing and unseen values',
  ({ target, choice }) => expectParity(mixed, target, choice, { ignore: targets.filter((other) => other !== target) }),
);

const sets = [
  { file: 'insurance_claims.csv', target: 'fraud_reported' },
  { file: 'german_credit.csv', target: 'credit_risk' },
  { file: 'iris.csv', target: 'species' },
  { file: 'wine_quality.csv', target: 'quality', task: 'regression' },
  { file: 'wine_quality.csv', target: 'quality', task: 'classification' },
  { file: 'sentiment.csv', target: 'label', readBy: ['linear', 'hybrid'] },
] as const;
const cases = sets.flatMap((set) =>
  choices
    .filter(({ algorithm }) => !('readBy' in set) || set.readBy.some((reader) => reader === algorithm))
    .map((choice) => ({ ...set, algorithm: choice.algorithm, choice })),
);
// ../shared/data stands beside the project where it is developed, and is no part of it.
it.for(cases)(
  'the graph of $algorithm answers every row of $file as the learner does',
  // Two seconds for the largest on a free core, far more on a busy one.
  { timeout: 60_000 },
  ({ file, target, choice, ...more }, { skip }) => {
    skip(!hasSharedData, 'the data sets of ../shared/data are not here');
    return expectParity(sharedTable(file), target, choice, 'task' in more ? { task: more.task } : {});
  },
);
