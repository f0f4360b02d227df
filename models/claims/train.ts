import { BoostingParams } from '#lib/training/algorithms';
import { encodeCategories, orderCategories } from '#lib/training/learners/category-order';
import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import { fitGradientBoosting } from '#lib/training/learners/fit-gradient-boosting';
import type { TreeEnsemble } from '#lib/training/learners/learner';
import type { TabularColumn } from '#lib/training/onnx/tabular-inputs';
import type { Claim } from './generate.ts';

export const labels = ['legitimate', 'fraud'] as const;

export type ClaimsModel = { columns: readonly (TabularColumn & { name: keyof Claim })[]; boosting: TreeEnsemble };

const categories: readonly (keyof Claim)[] = ['policy_state', 'incident_type', 'severity', 'police_report'];
const columnNames: readonly (keyof Claim)[] = [
  'age',
  'policy_state',
  'policy_months',
  'annual_premium',
  'deductible',
  'vehicle_age',
  'prior_claims',
  'incident_type',
  'incident_hour',
  'severity',
  'claim_amount',
  'days_to_report',
  'witnesses',
  'police_report',
];

/** `isFraud` holds 0 or 1 for every claim. */
export async function trainClaims(claims: readonly Claim[], isFraud: Int32Array): Promise<ClaimsModel> {
  const columns = columnNames.map((name) =>
    categories.includes(name) ? { name, order: orderCategories(textsOf(claims, name), isFraud) } : { name },
  );
  const target = { kind: 'classification', labels: isFraud, classCount: 2 } as const;
  const params = BoostingParams.parse({
    n_estimators: 150,
    learning_rate: 0.08,
    max_depth: 4,
    reg_lambda: 5,
    min_child_weight: 5,
    subsample: 0.8,
  });
  const training = { columns: toColumns(columns, claims), texts: null, target };
  const { model } = await fitGradientBoosting(training, null, params, { seed: 11, threads: 1 });
  return { columns, boosting: model };
}

/** The probability of fraud for each claim. */
export function fraudProbabilities({ columns, boosting }: ClaimsModel, claims: readonly Claim[]): Float64Array {
  return ensembleAnswers(boosting, toColumns(columns, claims)).filter((_, place) => place % 2 === 1);
}

function toColumns(columns: ClaimsModel['columns'], claims: readonly Claim[]): Float32Array[] {
  return columns.map(({ name, order }) =>
    order
      ? encodeCategories(textsOf(claims, name), order)
      : Float32Array.from(claims, (claim) => (claim[name] === null ? NaN : Number(claim[name]))),
  );
}

const textsOf = (claims: readonly Claim[], name: keyof Claim) => claims.map((claim) => String(claim[name] ?? ''));
