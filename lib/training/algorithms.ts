import { z } from 'zod';

const count = (fallback: number, most: number) => z.int().min(1).max(most).default(fallback);
const share = (fallback: number) => z.number().gt(0).max(1).default(fallback);

export const DecisionTreeParams = z
  .strictObject({
    max_depth: z.int().min(1).max(32).default(8),
    min_samples_split: z.int().min(2).max(1_000_000).default(2),
    min_samples_leaf: count(5, 1_000_000),
  })
  .meta({ id: 'DecisionTreeParams' });
export type DecisionTreeParams = z.infer<typeof DecisionTreeParams>;

export const RandomForestParams = z
  .strictObject({
    n_estimators: count(100, 2_000),
    max_depth: z
      .int()
      .min(1)
      .max(64)
      .nullable()
      .default(null)
      .describe('Null grows trees until their leaves are pure.'),
    min_samples_split: z.int().min(2).max(1_000_000).default(2),
    min_samples_leaf: count(1, 1_000_000),
    max_features: z
      .number()
      .gt(0)
      .max(1)
      .nullable()
      .default(null)
      .describe(
        'The share of columns tried for every split; null is the square root of their number (a third in regression).',
      ),
  })
  .meta({ id: 'RandomForestParams' });
export type RandomForestParams = z.infer<typeof RandomForestParams>;

/** XGBoost's names and meanings, shared by our own learner and the real one. */
export const BoostingParams = z
  .strictObject({
    n_estimators: count(100, 5_000),
    learning_rate: z.number().gt(0).max(1).default(0.1),
    max_depth: z.int().min(1).max(16).default(6),
    min_child_weight: z.number().min(0).default(1),
    gamma: z.number().min(0).default(0),
    reg_lambda: z.number().min(0).default(1),
    reg_alpha: z.number().min(0).default(0),
    subsample: share(1),
    colsample_bytree: share(1),
    max_bin: z.int().min(2).max(256).default(256),
    early_stopping_rounds: z
      .int()
      .min(1)
      .max(1_000)
      .nullable()
      .default(20)
      .describe(
        'Stops after so many rounds without a better validation loss; null, or no validation part, never stops early.',
      ),
  })
  .meta({ id: 'BoostingParams' });
export type BoostingParams = z.infer<typeof BoostingParams>;

export const LinearParams = z
  .strictObject({
    reg_lambda: z.number().min(0).default(1).describe('Strength of the penalty on the squared weights.'),
    max_iter: count(200, 10_000),
    /** Text columns: words and word pairs that stand in fewer rows than this are left out. */
    min_df: count(2, 1_000_000),
    /** Text columns: at most so many words and word pairs. */
    max_terms: count(20_000, 200_000),
  })
  .meta({ id: 'LinearParams' });
export type LinearParams = z.infer<typeof LinearParams>;

const members = {
  'decision-tree': DecisionTreeParams,
  'random-forest': RandomForestParams,
  'gradient-boosting': BoostingParams,
  linear: LinearParams,
  xgboost: BoostingParams,
};

/** A blend; its weights are fitted on the validation part. */
export const HybridParams = z
  .strictObject({
    members: z
      .array(
        z.discriminatedUnion('algorithm', [
          z.strictObject({ algorithm: z.literal('decision-tree'), params: members['decision-tree'].prefault({}) }),
          z.strictObject({ algorithm: z.literal('random-forest'), params: members['random-forest'].prefault({}) }),
          z.strictObject({
            algorithm: z.literal('gradient-boosting'),
            params: members['gradient-boosting'].prefault({}),
          }),
          z.strictObject({ algorithm: z.literal('linear'), params: members.linear.prefault({}) }),
          z.strictObject({ algorithm: z.literal('xgboost'), params: members.xgboost.prefault({}) }),
        ]),
      )
      .min(2)
      .max(5)
      .prefault([{ algorithm: 'gradient-boosting' }, { algorithm: 'random-forest' }, { algorithm: 'linear' }]),
  })
  .meta({ id: 'HybridParams' });
export type HybridParams = z.infer<typeof HybridParams>;

/** Every algorithm and what it can be told. */
export const algorithmParams = { ...members, hybrid: HybridParams } as const;

export const Algorithm = z
  .enum(['decision-tree', 'random-forest', 'gradient-boosting', 'linear', 'xgboost', 'hybrid'])
  .meta({ id: 'Algorithm' });
export type Algorithm = z.infer<typeof Algorithm>;

/** An algorithm with its parameters, defaults filled in. */
export const AlgorithmChoice = z
  .discriminatedUnion('algorithm', [
    z.strictObject({ algorithm: z.literal('decision-tree'), params: members['decision-tree'].prefault({}) }),
    z.strictObject({ algorithm: z.literal('random-forest'), params: members['random-forest'].prefault({}) }),
    z.strictObject({ algorithm: z.literal('gradient-boosting'), params: members['gradient-boosting'].prefault({}) }),
    z.strictObject({ algorithm: z.literal('linear'), params: members.linear.prefault({}) }),
    z.strictObject({ algorithm: z.literal('xgboost'), params: members.xgboost.prefault({}) }),
    z.strictObject({ algorithm: z.literal('hybrid'), params: HybridParams.prefault({}) }),
  ])
  .meta({ id: 'AlgorithmChoice' });
export type AlgorithmChoice = z.infer<typeof AlgorithmChoice>;
