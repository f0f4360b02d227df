import { z } from 'zod';

/** What a column of a data set holds; `ignore` leaves it out of training. */
export const ColumnType = z
  .enum(['number', 'integer', 'category', 'boolean', 'date', 'text', 'ignore'])
  .meta({ id: 'ColumnType' });
export type ColumnType = z.infer<typeof ColumnType>;

/**
 * A column in memory. Numbers, booleans (0 and 1) and dates (days since 1970-01-01 UTC, with the time of day as the
 * fraction) hold NaN where missing; categories hold positions in `categories`, -1 where missing; texts hold ''.
 */
export type TableColumn =
  | { name: string; type: 'number' | 'integer' | 'boolean' | 'date'; values: Float64Array }
  | { name: string; type: 'category'; codes: Int32Array; categories: readonly string[] }
  | { name: string; type: 'text'; texts: readonly string[] };

/** The columns of a data set that are not ignored, all of one length, in the order of the file. */
export type Table = { rowCount: number; columns: readonly TableColumn[] };
