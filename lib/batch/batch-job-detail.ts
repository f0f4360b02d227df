import { z } from 'zod';

const moment = z.iso.datetime();

export const BatchJobStatus = z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']);
export type BatchJobStatus = z.infer<typeof BatchJobStatus>;

export const BatchJobDetail = z
  .object({
    id: z.string(),
    status: BatchJobStatus,
    model: z.object({
      slug: z.string(),
      name: z.string().describe('Its slug again where you may not see the model (any more).'),
    }),
    version: z.number(),
    owner: z.object({ id: z.string(), name: z.string() }),
    format: z.enum(['csv', 'jsonl', 'files']),
    inputName: z.string(),
    inputBytes: z.number(),
    inputSha256: z.string().describe('Empty once the data set that it scored was deleted.'),
    doneBytes: z.number().describe('Bytes of the input that are dealt with: progress is their share of `inputBytes`.'),
    doneRows: z.number(),
    totalRows: z
      .number()
      .nullable()
      .describe(
        'Of an archive of files, once it was opened: progress is the share of these that are done. Null for a table.',
      ),
    failedRows: z.number().describe('Rows that got an error of their own instead of an answer; they are not billed.'),
    units: z.number().describe("What the ledger bills for it: the sum of its predictions, which carry this job's id."),
    outputBytes: z.number(),
    rowsPerSecond: z.number().nullable().describe('Over the time it has run; null before the first rows.'),
    secondsLeft: z.number().nullable(),
    problem: z.string().nullable(),
    notes: z.array(z.string()).describe('What was chosen when reading the file, such as its delimiter and encoding.'),
    scheduleId: z.string().nullable(),
    createdAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
  })
  .meta({ id: 'BatchJobDetail' });
export type BatchJobDetail = z.infer<typeof BatchJobDetail>;

export const BatchJobPage = z
  .object({ data: z.array(BatchJobDetail), nextCursor: z.string().nullable() })
  .meta({ id: 'BatchJobPage' });
export type BatchJobPage = z.infer<typeof BatchJobPage>;
