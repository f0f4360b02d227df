import { BoostingParams } from '#lib/training/algorithms';
import { fitPipeline } from '#lib/training/pipeline/fit-pipeline';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import { predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import type { Table } from '#lib/training/table';

export const labels = ['legitimate', 'fraud'] as const;

const params = BoostingParams.parse({
  n_estimators: 150,
  learning_rate: 0.08,
  max_depth: 4,
  reg_lambda: 5,
  min_child_weight: 5,
  subsample: 0.8,
});

/** `isFraud` holds 0 or 1 for every claim. */
export async function trainClaims(claims: Table, isFraud: Int32Array): Promise<Pipeline> {
  const { pipeline } = await fitPipeline({
    table: claims,
    task: { kind: 'classification', target: 'claims', labels },
    target: { kind: 'classification', labels: isFraud, classCount: labels.length },
    trainRows: Int32Array.from(isFraud, (_, row) => row),
    validationRows: null,
    choice: { algorithm: 'gradient-boosting', params },
    ignore: [],
    learning: { seed: 11, threads: 1 },
  });
  return pipeline;
}

/** The probability of fraud for each claim. */
export function fraudProbabilities(model: Pipeline, claims: Table): Float64Array {
  return predictPipeline(model, claims).filter((_, place) => place % labels.length === 1);
}
