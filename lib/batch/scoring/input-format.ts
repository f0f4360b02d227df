import { z } from 'zod';
import { CsvFormat } from '#lib/csv/csv-format';
import { ValueFormat } from '#lib/csv/values/value-format';

/** How a column of a batch file writes its values; `decimal-point` takes thousands such as `1,234.5`, too. */
export const WrittenAs = z.enum([...ValueFormat.options, 'decimal-point']);
export type WrittenAs = z.infer<typeof WrittenAs>;

/** How a batch file is read, decided once: a job that goes on must read the rest as it read the beginning. */
export const InputFormat = CsvFormat.extend({
  /** By feature. One that is not here writes numbers as JSON does, and dates as ISO 8601 does. */
  writtenAs: z.record(z.string(), WrittenAs).default({}),
});
export type InputFormat = z.infer<typeof InputFormat>;
