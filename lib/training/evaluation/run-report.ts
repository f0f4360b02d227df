import { z } from 'zod';
import { DataWarning } from '#lib/training/datasets/dataset-schema';

const metric = z.number().nullable();

/** Null where a metric is not defined on the part: an AUC of one class, say. */
export const ClassificationMetrics = z
  .object({
    rows: z.number(),
    accuracy: metric,
    precision: metric.describe(
      'As recall and F1: of the positive class where there are two, else the plain mean over classes.',
    ),
    recall: metric,
    f1: metric,
    rocAuc: metric,
    prAuc: metric,
    logLoss: metric,
    brier: metric,
  })
  .meta({ id: 'ClassificationMetrics' });
export type ClassificationMetrics = z.infer<typeof ClassificationMetrics>;

export const RegressionMetrics = z
  .object({ rows: z.number(), rmse: metric, mae: metric, r2: metric })
  .meta({ id: 'RegressionMetrics' });
export type RegressionMetrics = z.infer<typeof RegressionMetrics>;

export const Metrics = z.union([ClassificationMetrics, RegressionMetrics]);
export type Metrics = z.infer<typeof Metrics>;

/** In k-fold, `validation` is of the rows as predicted by the fold that did not learn from them. */
export const PartName = z.enum(['train', 'validation', 'test']);
export type PartName = z.infer<typeof PartName>;

const point = z.object({ x: z.number(), y: z.number(), threshold: z.number().nullable() });

/** Curves of one class against the rest; at most a few hundred points each, thinned without changing their shape. */
export const ClassCurves = z
  .object({
    label: z.string(),
    roc: z.array(point).describe('x: false positive rate, y: true positive rate.'),
    pr: z.array(point).describe('x: recall, y: precision.'),
    calibration: z
      .array(z.object({ x: z.number(), y: z.number(), rows: z.number() }))
      .describe('Ten bins of equal width: x: mean predicted probability, y: share that came true.'),
  })
  .meta({ id: 'ClassCurves' });
export type ClassCurves = z.infer<typeof ClassCurves>;

export const ConfusionMatrix = z
  .object({
    labels: z.array(z.string()),
    counts: z.array(z.array(z.number())).describe('counts[true][predicted]'),
  })
  .meta({ id: 'ConfusionMatrix' });
export type ConfusionMatrix = z.infer<typeof ConfusionMatrix>;

export const Importance = z
  .object({
    column: z.string(),
    gain: z.number().nullable().describe("Share of all gain of the trees' splits; null for learners without trees."),
    permutation: z
      .number()
      .describe(
        'How much the score of the part `of` drops when this column is shuffled: mean and standard deviation of repeats.',
      ),
    permutationStd: z.number(),
  })
  .meta({ id: 'Importance' });
export type Importance = z.infer<typeof Importance>;

export const Fairness = z
  .object({
    column: z.string(),
    part: PartName,
    groups: z.array(
      z.object({
        group: z.string(),
        metrics: Metrics,
        selectionRate: metric.describe(
          'Share predicted as the positive class; two classes only, as the two rates below.',
        ),
        truePositiveRate: metric,
        falsePositiveRate: metric,
      }),
    ),
    differences: z
      .array(z.object({ metric: z.string(), difference: z.number(), highest: z.string(), lowest: z.string() }))
      .describe('The largest difference between two groups of at least `leastRows` rows, and which they are.'),
    leastRows: z.number(),
    moreGroups: z.number().default(0).describe('Groups beyond the largest, which are not listed.'),
  })
  .meta({ id: 'Fairness' });
export type Fairness = z.infer<typeof Fairness>;

/** What came of a run. Curves, confusion, residuals and importances are of `heldOut`: test, or validation without one. */
export const RunReport = z
  .object({
    task: z.enum(['binary', 'multiclass', 'regression']),
    labels: z.array(z.string()).nullable(),
    positiveLabel: z
      .string()
      .nullable()
      .describe('The label that precision, recall and the curves speak of, where there are two.'),
    rows: z.object({ train: z.number(), validation: z.number(), test: z.number(), left: z.number() }),
    parts: z.partialRecord(PartName, Metrics),
    folds: z.array(Metrics).nullable().describe("Of k-fold: each fold's metrics."),
    heldOut: PartName,
    confusion: ConfusionMatrix.nullable(),
    curves: z.array(ClassCurves).nullable(),
    residuals: z
      .array(z.object({ predicted: z.number(), actual: z.number() }))
      .nullable()
      .describe('Regression: a sample of predicted against true values.'),
    importanceMetric: z.string(),
    importances: z.array(Importance),
    fairness: Fairness.nullable(),
    blend: z
      .array(z.object({ algorithm: z.string(), weight: z.number() }))
      .nullable()
      .describe("Of a blend: each member's share."),
    bestRound: z.number().nullable().describe('Rounds kept after early stopping, where the learner has rounds.'),
    params: z.record(z.string(), z.json()).describe('Parameters in force: after a search, those of the best trial.'),
    warnings: z.array(DataWarning),
    notes: z.array(z.string()).describe('Choices said aloud, such as rows without a target that were left out.'),
    parity: z
      .object({ rows: z.number(), largestDifference: z.number(), differentLabels: z.number() })
      .describe(
        "Largest difference between the ONNX graph's answers and the learner's own, over all rows of the data.",
      ),
    challenge: z
      .object({
        model: z.string(),
        version: z.number().nullable(),
        metric: z.string(),
        own: z.number().nullable(),
        production: z.number().nullable(),
        isBetter: z.boolean(),
      })
      .optional()
      .describe(
        'Against the version in production, on the same held-out rows; null values where there was nothing to compare.',
      ),
    timesMs: z.object({
      reading: z.number(),
      preparing: z.number(),
      learning: z.number(),
      evaluating: z.number(),
      exporting: z.number(),
    }),
  })
  .meta({ id: 'RunReport' });
export type RunReport = z.infer<typeof RunReport>;
