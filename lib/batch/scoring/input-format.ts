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

/** How many files an archive has, a row each. */
export const FilesFormat = z.object({ files: z.number().int().nonnegative(), notes: z.array(z.string()).default([]) });
export type FilesFormat = z.infer<typeof FilesFormat>;

/** What was found when the input was looked at for the first time: of CSV, or of an archive of files. */
export const ReadAs = z.union([InputFormat, FilesFormat]);
export type ReadAs = z.infer<typeof ReadAs>;
