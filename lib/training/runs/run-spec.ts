import { z } from 'zod';
import { AlgorithmChoice } from '#lib/training/algorithms';

const part = (fallback: number) => z.number().min(0).max(0.9).default(fallback);
const parts = { validation: part(0.15), test: part(0.2) };

/**
 * How rows are divided into what is learned from, what is watched while learning (validation) and what is held out
 * for the final word (test). Shares of all rows.
 */
export const Split = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('random'), ...parts }),
    /** Classes keep their shares in every part. */
    z.strictObject({ kind: z.literal('stratified'), ...parts }),
    /** The newest rows by a date or number column are held out. */
    z.strictObject({ kind: z.literal('time'), column: z.string(), ...parts }),
    /** Cross-validation on what is not held out; the model to publish learns from all of that. */
    z.strictObject({ kind: z.literal('k-fold'), folds: z.int().min(2).max(20).default(5), test: part(0.2) }),
  ])
  .meta({ id: 'Split' });
export type Split = z.infer<typeof Split>;

/** A random search with successive halving: many settings a little, the better half longer. */
export const Search = z
  .strictObject({
    trials: z.int().min(2).max(100).default(16),
    factor: z
      .int()
      .min(2)
      .max(4)
      .default(2)
      .describe('How much shorter each rung is than the next, and how many go on.'),
  })
  .meta({ id: 'Search' });
export type Search = z.infer<typeof Search>;

/** Everything that decides what a run learns. */
export const RunSpec = z
  .strictObject({
    target: z.string(),
    task: z
      .enum(['classification', 'regression'])
      .optional()
      .describe('Left out: classification where the target is a category, a boolean, or whole numbers of few values.'),
    choice: AlgorithmChoice,
    seed: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1),
    split: Split.prefault({ kind: 'stratified' }),
    ignore: z.array(z.string()).default([]).describe('Columns to leave out, beside those the data set ignores.'),
    groupBy: z.string().optional().describe('Metrics are stated for each group of this column.'),
    search: Search.optional(),
  })
  .meta({ id: 'RunSpec' });
export type RunSpec = z.infer<typeof RunSpec>;

export const RunStatus = z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']);
export type RunStatus = z.infer<typeof RunStatus>;

export const RunProgress = z
  .object({
    phase: z.enum(['waiting', 'reading', 'preparing', 'searching', 'learning', 'evaluating', 'exporting']),
    fraction: z.number().describe('Of the whole run, from 0 to 1.'),
    round: z.number().nullable(),
    rounds: z.number().nullable(),
    secondsLeft: z.number().nullable(),
  })
  .meta({ id: 'RunProgress' });
export type RunProgress = z.infer<typeof RunProgress>;

export const LearningCurve = z
  .object({
    loss: z
      .enum(['log-loss', 'rmse'])
      .describe('What the losses are: log loss in nats, or RMSE in units of the target.'),
    rounds: z.array(z.object({ round: z.number(), train: z.number().nullable(), validation: z.number().nullable() })),
  })
  .meta({ id: 'LearningCurve' });
export type LearningCurve = z.infer<typeof LearningCurve>;
