import { z } from 'zod';

const moment = z.iso.datetime();

export const BatchJobStatus = z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']);
export type BatchJobStatus = z.infer<typeof BatchJobStatus>;

export const BatchJobDetail = z.object({
  id: z.string(),
  status: BatchJobStatus,
  model: z.object({ slug: z.string(), name: z.string() }),
  version: z.number(),
  owner: z.object({ id: z.string(), name: z.string() }),
  format: z.enum(['csv', 'jsonl', 'files']),
  inputName: z.string(),
  inputBytes: z.number(),
  inputSha256: z.string(),
  /** Bytes of the input that are dealt with: progress is their share of `inputBytes`. */
  doneBytes: z.number(),
  doneRows: z.number(),
  /** Of an archive of files, once it was opened: progress is the share of these that are done. Null for a table. */
  totalRows: z.number().nullable(),
  /** Rows that got an error of their own instead of an answer; they are not billed. */
  failedRows: z.number(),
  /** What the ledger bills for it: the sum of its predictions, which carry this job's id. */
  units: z.number(),
  outputBytes: z.number(),
  /** Over the time it has run; null before the first rows. */
  rowsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  problem: z.string().nullable(),
  /** What was chosen when reading the file, such as its delimiter and encoding. */
  notes: z.array(z.string()),
  scheduleId: z.string().nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});
export type BatchJobDetail = z.infer<typeof BatchJobDetail>;

export const BatchJobPage = z.object({ data: z.array(BatchJobDetail), nextCursor: z.string().nullable() });
export type BatchJobPage = z.infer<typeof BatchJobPage>;
