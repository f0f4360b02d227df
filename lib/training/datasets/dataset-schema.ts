import { z } from 'zod';
import { CsvFormat } from '#lib/csv/csv-format';
import { ValueFormat } from '#lib/csv/values/value-format';
import { ColumnType } from '#lib/training/table';

export const ColumnSpec = z
  .strictObject({ name: z.string(), type: ColumnType, format: ValueFormat.optional() })
  .meta({ id: 'ColumnSpec' });
export type ColumnSpec = z.infer<typeof ColumnSpec>;

/** What is in force for a version of a data set. */
export const DatasetSchema = z
  .strictObject({
    format: CsvFormat,
    columns: z.array(ColumnSpec).describe('In the order of the file, one for every column of it.'),
    target: z
      .string()
      .nullable()
      .describe('The column to be predicted, where one was chosen or guessed; runs may choose another.'),
  })
  .meta({ id: 'DatasetSchema' });
export type DatasetSchema = z.infer<typeof DatasetSchema>;

/** What an owner may say instead of what was inferred; columns left out keep the inferred type. */
export const OwnSchema = z.strictObject({
  columns: z.array(ColumnSpec).optional(),
  target: z.string().nullable().optional(),
  pseudonymised: z.array(z.string()).optional().describe('Columns whose values are replaced before a file is kept.'),
});
export type OwnSchema = z.infer<typeof OwnSchema>;

/** Something a careful colleague would point out; of the whole data set where there is no column. */
export const DataWarning = z
  .object({
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
  })
  .meta({ id: 'DataWarning' });
export type DataWarning = z.infer<typeof DataWarning>;

export const ColumnProfile = z
  .object({
    name: z.string(),
    type: ColumnType,
    inferredType: ColumnType,
    missing: z.number(),
    unique: z.number(),
    uniqueIsEstimate: z.boolean().describe('True where `unique` is an estimate, for columns with very many values.'),
    min: z
      .number()
      .nullable()
      .describe('As mean, max and std: of numbers and booleans; dates stand in `earliest` and `latest`.'),
    mean: z.number().nullable(),
    max: z.number().nullable(),
    std: z.number().nullable(),
    earliest: z.string().nullable(),
    latest: z.string().nullable(),
    histogram: z
      .object({ edges: z.array(z.number()), counts: z.array(z.number()) })
      .nullable()
      .describe(
        'Of numbers and dates (days since 1970): counts between consecutive edges, so one edge more than counts.',
      ),
    top: z.array(z.object({ value: z.string(), count: z.number() })).describe('The most frequent values, at most ten.'),
  })
  .meta({ id: 'ColumnProfile' });
export type ColumnProfile = z.infer<typeof ColumnProfile>;

export const DatasetProfile = z
  .object({
    columns: z.array(ColumnProfile),
    warnings: z.array(DataWarning),
    sample: z
      .array(z.array(z.string()))
      .describe('The first rows as they are in the file, for people to look at: at most twenty.'),
  })
  .meta({ id: 'DatasetProfile' });
export type DatasetProfile = z.infer<typeof DatasetProfile>;
