import { z } from 'zod';
import { CsvFormat } from '#lib/csv/csv-format';
import { ValueFormat } from '#lib/csv/values/value-format';
import { ColumnType } from '#lib/training/table';

export const ColumnSpec = z.strictObject({ name: z.string(), type: ColumnType, format: ValueFormat.optional() });
export type ColumnSpec = z.infer<typeof ColumnSpec>;

/** What is in force for a version of a data set. */
export const DatasetSchema = z.strictObject({
  format: CsvFormat,
  /** In the order of the file, one for every column of it. */
  columns: z.array(ColumnSpec),
  /** The column to be predicted, where one was chosen or guessed; runs may choose another. */
  target: z.string().nullable(),
});
export type DatasetSchema = z.infer<typeof DatasetSchema>;

/** What an owner may say instead of what was inferred; columns left out keep the inferred type. */
export const OwnSchema = z.strictObject({
  columns: z.array(ColumnSpec).optional(),
  target: z.string().nullable().optional(),
});
export type OwnSchema = z.infer<typeof OwnSchema>;

/** Something a careful colleague would point out; of the whole data set where there is no column. */
export const DataWarning = z.object({
  column: z.string().nullable(),
  code: z.enum([
    'id-like',
    'leaks-target',
    'constant',
    'mostly-missing',
    'imbalance',
    'many-categories',
    'target-missing',
    'mixed-types',
    'ambiguous-values',
    'duplicate-rows',
  ]),
  message: z.string(),
});
export type DataWarning = z.infer<typeof DataWarning>;

export const ColumnProfile = z.object({
  name: z.string(),
  type: ColumnType,
  inferredType: ColumnType,
  missing: z.number(),
  unique: z.number(),
  /** True where `unique` is an estimate, for columns with very many values. */
  uniqueIsEstimate: z.boolean(),
  /** Of numbers and booleans; dates as ISO texts in `earliest` and `latest`. */
  min: z.number().nullable(),
  mean: z.number().nullable(),
  max: z.number().nullable(),
  std: z.number().nullable(),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  /** Of numbers and dates (days since 1970): counts between consecutive edges, so one edge more than counts. */
  histogram: z.object({ edges: z.array(z.number()), counts: z.array(z.number()) }).nullable(),
  /** The most frequent values, at most ten. */
  top: z.array(z.object({ value: z.string(), count: z.number() })),
});
export type ColumnProfile = z.infer<typeof ColumnProfile>;

export const DatasetProfile = z.object({
  columns: z.array(ColumnProfile),
  warnings: z.array(DataWarning),
  /** The first rows as they are in the file, for people to look at: at most twenty. */
  sample: z.array(z.array(z.string())),
});
export type DatasetProfile = z.infer<typeof DatasetProfile>;
