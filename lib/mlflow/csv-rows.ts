import { isUtf8 } from 'node:buffer';
import type { Database } from '#db/client';
import { learnedFormats } from '#lib/batch/learned-formats';
import { csvSource } from '#lib/batch/scoring/csv-source';
import { inputFormatOf } from '#lib/batch/scoring/read-input-format';
import { csvHeadBytes, sniffCsv } from '#lib/csv/sniff-csv';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { tooManyRows } from '#lib/inference/predict';
import type { RowSource } from '#lib/inference/predict-request';
import { checkColumns } from '#lib/mlflow/check-columns';
import type { ReadyVersion } from '#lib/registry/load-served';

const batchRows = 4_096;
/** What the column of a data frame's index is called here, whose name is empty in a file. */
const indexColumn = 'column_1';

/**
 * The rows of a CSV body with a line of names, read as a batch job reads a file. `rowsFor` throws AppError('invalid')
 * for what is no table, columns that are not the version's, a ragged line, no rows; AppError('too-large') for too many.
 */
export function csvRows(db: Database, body: Buffer): RowSource {
  return { asJson: true, pointerOf: (row) => `/${row}`, rowsFor: (version) => rowsOf(db, body, version) };
}

async function rowsOf(db: Database, body: Buffer, { id, manifest, certificate }: ReadyVersion): Promise<unknown[]> {
  const head = { head: body.subarray(0, csvHeadBytes), isWhole: body.length <= csvHeadBytes };
  const sniffed = sniffCsv(head.head, { isWhole: head.isWhole, isUtf8: isUtf8(body) });
  const format = await inputFormatOf(sniffed, head, manifest, await learnedFormats(db, id));
  const version = { manifest, binding: certificate.binding };
  const { batches } = csvSource(chunksOf(body), format, undefined, batchRows, version);
  const [first, ...others] = format.header;
  const isIndex = first === indexColumn && !manifest.features.some(({ name }) => name === indexColumn);
  checkColumns(manifest, { names: isIndex ? others : format.header, pointer: '/columns', notes: format.notes });
  const rows: unknown[] = [];
  for await (const batch of batches) {
    for (let row = 0; row < batch.rowCount; row++) {
      const problem = batch.problemOf(row);
      if (problem !== null) throw new AppError('invalid', problem);
      rows.push(batch.inputOf(row));
    }
  }
  if (rows.length === 0) throw new AppError('invalid', 'The table has no rows below its names.');
  if (rows.length > env.MAX_ROWS) throw tooManyRows(rows.length);
  return rows;
}

async function* chunksOf(body: Buffer): AsyncGenerator<Buffer> {
  yield body;
}
