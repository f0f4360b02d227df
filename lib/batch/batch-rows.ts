import { text } from 'node:stream/consumers';
import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { batchParts } from '#db/schema/batch';
import { requirePermission } from '#lib/auth/may';
import { peek } from '#lib/batch/files/peek';
import { GetBatchJob } from '#lib/batch/get-batch-job';
import { InputFormat } from '#lib/batch/scoring/input-format';
import { type BatchJobRow, visibleBatchJob } from '#lib/batch/visible-batch-job';
import type { Ctx } from '#lib/context';
import type { CsvFormat } from '#lib/csv/csv-format';
import { openWindow } from '#lib/csv/field-decoder';
import { readCsv } from '#lib/csv/read-csv';
import { type ScannedRow, scanRow } from '#lib/csv/scan-row';
import { storage } from '#lib/storage/storage';

export const BatchRows = GetBatchJob.extend({
  from: z.coerce.number().int().min(0).default(0).describe('The first row to give, counted from 0.'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type BatchRows = z.input<typeof BatchRows>;

export const BatchRow = z
  .object({
    row: z.number().describe('Counted from 0; of an archive, the number its file is asked for by.'),
    file: z.string().nullable().describe('The name of the file that the row is; null for a row of a table.'),
    input: z
      .json()
      .nullable()
      .describe(
        'A row of JSON lines as it was sent, or the fields of a row of CSV with those of its answer; null for a file.',
      ),
    answer: z
      .json()
      .nullable()
      .describe(
        'As a call would be answered; null for CSV, whose answer stands in its fields, and for a row with an error.',
      ),
    error: z.string().nullable(),
  })
  .meta({ id: 'BatchRow' });
export type BatchRow = z.infer<typeof BatchRow>;

export const BatchRowPage = z
  .object({
    data: z.array(BatchRow),
    nextFrom: z.number().nullable().describe('Where to go on; null where there are no more so far.'),
  })
  .meta({ id: 'BatchRowPage' });
export type BatchRowPage = z.infer<typeof BatchRowPage>;

const mostHeaderBytes = 1024 * 1024;

/** Rows of a batch job that are committed so far, in the order of its input; also of one that is under way. */
export async function batchRows(
  ctx: Ctx,
  { id, from = 0, limit = 50 }: z.infer<typeof BatchRows>,
): Promise<BatchRowPage> {
  requirePermission(ctx.actor, 'batch:run');
  const job = await visibleBatchJob(ctx, id);
  const parts = await ctx.db
    .select({ number: batchParts.number, sha256: batchParts.sha256, rows: batchParts.rows })
    .from(batchParts)
    .where(eq(batchParts.jobId, id))
    .orderBy(asc(batchParts.number));
  const csv = job.format === 'csv' && parts[0] ? await outputFormat(job, parts[0]) : null;
  const data: BatchRow[] = [];
  let partStart = 0;
  for (const part of parts) {
    const partEnd = partStart + part.rows;
    const next = from + data.length;
    if (partEnd > next && data.length < limit) {
      const skipped = next - partStart;
      const wanted = limit - data.length;
      const rows = await (csv ? readCsvLines(part, csv, skipped, wanted) : readLines(part, skipped, wanted));
      data.push(...rows.map((row, index) => ({ ...row, row: next + index })));
    }
    partStart = partEnd;
  }
  return { data, nextFrom: from + data.length < partStart ? from + data.length : null };
}

type Part = { number: number; sha256: string };
type Read = Omit<BatchRow, 'row'>;

async function readLines({ sha256 }: Part, skip: number, count: number): Promise<Read[]> {
  const lines = (await text(await storage().open(sha256))).trimEnd().split('\n');
  return lines.slice(skip, skip + count).map(toRow);
}

const Line = z.object({
  file: z.string().optional(),
  input: z.json().optional(),
  prediction: z.json().optional(),
  error: z.string().optional(),
});

function toRow(line: string): Read {
  const { file = null, input = null, prediction = null, error = null } = Line.parse(JSON.parse(line));
  return { file, input, answer: prediction, error };
}

async function readCsvLines({ number, sha256 }: Part, csv: CsvFormat, skip: number, count: number): Promise<Read[]> {
  const format = { ...csv, hasHeader: number === 0 };
  const found: Read[] = [];
  let row = 0;
  for await (const { rows } of readCsv(await storage().open(sha256), format, { onRagged: 'give' })) {
    for (const fields of rows) {
      if (row >= skip && found.length < count) found.push(ofFields(csv.header, fields));
      row++;
    }
    if (found.length === count) break;
  }
  return found;
}

function ofFields(header: readonly string[], fields: readonly string[]): Read {
  const input = Object.fromEntries(header.slice(0, -1).map((name, index) => [name, fields[index]!]));
  return { file: null, input, answer: null, error: fields.at(-1) || null };
}

/** How the output is read: its names stand in the first line of the first part alone, `error` the last of them. */
async function outputFormat({ csvFormat }: BatchJobRow, first: Part): Promise<CsvFormat> {
  const { delimiter } = InputFormat.parse(csvFormat);
  const { head } = await peek(await storage().open(first.sha256), mostHeaderBytes);
  const line: ScannedRow = { fields: [], fieldCount: 0, end: 0, lines: 1, problem: null, problemLine: 0 };
  scanRow(openWindow(head, 'utf-8'), 0, delimiter.charCodeAt(0), 1, true, line);
  return { encoding: 'utf-8', delimiter, header: line.fields.slice(0, line.fieldCount), hasHeader: true, notes: [] };
}
