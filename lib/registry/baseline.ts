import { z } from 'zod';

const counts = z.array(z.int().min(0)).max(100);
const share = z.number().min(0).max(1);

/** Counts of values from one edge up to the next; the first and last edge are the least and the greatest value. */
const Histogram = z.strictObject({ edges: z.array(z.number()).max(101), counts });

/** How one feature was distributed in training. Dates are days since 1970; `missing` is a share of all rows. */
export const FeatureBaseline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('numbers'), ...Histogram.shape, missing: share }),
  /** Shares of the most frequent values, and of all others together. */
  z.strictObject({
    kind: z.literal('categories'),
    top: z.array(z.strictObject({ value: z.string().max(500), share })).max(50),
    other: share,
    missing: share,
  }),
  /** Of the texts that are there: how long they are, in characters. */
  z.strictObject({ kind: z.literal('lengths'), ...Histogram.shape, missing: share }),
]);
export type FeatureBaseline = z.infer<typeof FeatureBaseline>;

/** How labels or values were distributed. */
const AnswerBaseline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('labels'), shares: z.record(z.string(), share) }),
  z.strictObject({ kind: z.literal('values'), ...Histogram.shape }),
]);
export type AnswerBaseline = z.infer<typeof AnswerBaseline>;

/** The training data's distribution: what rows that come later are held against, to see whether they drift. */
export const Baseline = z.strictObject({
  rows: z.int().min(1),
  /** By feature; of a very wide table the first ones only. */
  features: z.record(z.string(), FeatureBaseline),
  /** What was to be predicted, and what the model predicts on the same rows. */
  target: AnswerBaseline,
  predictions: AnswerBaseline,
});
export type Baseline = z.infer<typeof Baseline>;
