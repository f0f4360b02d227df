import { encodeCategories, orderCategories } from '#lib/training/learners/category-order';
import {
  boostedProbabilities,
  fitGradientBoosting,
  type GradientBoosting,
} from '#lib/training/learners/gradient-boosting';
import type { TabularColumn } from '#lib/training/onnx/tabular-inputs';
import type { Claim } from './generate.ts';

export const labels = ['legitimate', 'fraud'] as const;

export type ClaimsModel = { columns: readonly (TabularColumn & { name: keyof Claim })[]; boosting: GradientBoosting };

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
export function trainClaims(claims: readonly Claim[], isFraud: Int32Array): ClaimsModel {
  const columns = columnNames.map((name) =>
    categories.includes(name) ? { name, order: orderCategories(textsOf(claims, name), isFraud) } : { name },
  );
  const boosting = fitGradientBoosting(toColumns(columns, claims), isFraud, {
    seed: 11,
    trees: 150,
    learningRate: 0.08,
    maxDepth: 4,
    l2: 5,
    minChildHessian: 5,
    rowShare: 0.8,
  });
  return { columns, boosting };
}

/** The probability of fraud for each claim. */
export function fraudProbabilities({ columns, boosting }: ClaimsModel, claims: readonly Claim[]): Float64Array {
  return boostedProbabilities(boosting, toColumns(columns, claims));
}

function toColumns(columns: ClaimsModel['columns'], claims: readonly Claim[]): Float32Array[] {
  return columns.map(({ name, order }) =>
    order
      ? encodeCategories(textsOf(claims, name), order)
      : Float32Array.from(claims, (claim) => (claim[name] === null ? NaN : Number(claim[name]))),
  );
}

const textsOf = (claims: readonly Claim[], name: keyof Claim) => claims.map((claim) => String(claim[name] ?? ''));
