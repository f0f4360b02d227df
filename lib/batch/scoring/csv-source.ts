import { type AnswerColumns, answerColumns } from '#lib/batch/scoring/answer-columns';
import { type FieldReader, fieldReader } from '#lib/batch/scoring/field-value';
import type { InputFormat } from '#lib/batch/scoring/input-format';
import type { RowBatch, RowSource } from '#lib/batch/scoring/row-batch';
import type { CsvBatch, CsvFormat } from '#lib/csv/csv-format';
import { type CsvPosition, readCsv } from '#lib/csv/read-csv';
import { csvFields, csvLine } from '#lib/csv/write-csv';
import { AppError } from '#lib/errors';
import type { Binding } from '#lib/registry/bind-manifest';
import type { Feature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';

type Version = { manifest: Manifest; binding: Binding };
/** A feature that the file has, where, and how it is read. */
type BoundField = { name: string; field: number; read: FieldReader };

/**
 * A CSV file from where it is to go on. The output has all of its columns, then those of the answer, then `error`.
 * Throws AppError('invalid') where the file lacks a column that the model cannot do without.
 */
export function csvSource(
  chunks: AsyncIterable<Buffer>,
  format: InputFormat,
  from: CsvPosition | undefined,
  batchRows: number,
  { manifest, binding }: Version,
): RowSource {
  requireColumns(manifest, format);
  const fields = manifest.features
    .map((feature) => ({
      name: feature.name,
      field: format.header.indexOf(feature.name),
      read: fieldReader(feature, format.writtenAs[feature.name]),
    }))
    .filter(({ field }) => field >= 0);
  const columns = answerColumns(manifest, binding, format.delimiter);
  const added = [...columns.names, 'error'].map((name) => freeName(name, format.header));
  const read = readCsv(chunks, format, { batchRows, onRagged: 'give', ...(from && { from }) });
  return {
    batches: asRowBatches(read, fields, columns, format.delimiter),
    preamble: csvLine([...format.header, ...added], format.delimiter),
  };
}

async function* asRowBatches(
  batches: AsyncIterable<CsvBatch>,
  fields: readonly BoundField[],
  columns: AnswerColumns,
  delimiter: string,
): AsyncGenerator<RowBatch> {
  const empty = columns.names.map(() => '');
  for await (const { rows, problems = [], endByte, endLine } of batches) {
    const problemOf = new Map(problems.map(({ row, message }) => [row, message]));
    yield {
      rowCount: rows.length,
      endByte,
      endLine,
      problemOf: (row) => problemOf.get(row) ?? null,
      fieldsOf: (row) => rows[row]!,
      inputOf: (row) => inputOf(rows[row]!, fields),
      lineOf: (row, outcome) =>
        'answer' in outcome
          ? `${csvFields(rows[row]!, delimiter)}${delimiter}${columns.textOf(outcome.answer)}${delimiter}\n`
          : csvLine([...rows[row]!, ...empty, outcome.error.message.trim()], delimiter),
    };
  }
}

function inputOf(row: readonly string[], fields: readonly BoundField[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const { name, field, read } of fields) {
    const found = read(row[field]!);
    if (found !== undefined) value[name] = found;
  }
  return value;
}

function requireColumns({ features }: Manifest, { header, hasHeader }: CsvFormat): void {
  const missing = features.filter((feature) => !header.includes(feature.name) && isRequired(feature));
  if (missing.length === 0) return;
  const which = missing.length === 1 ? 'the column' : 'the columns';
  const names = listed(missing.map(({ name }) => name));
  const has = hasHeader
    ? `Its columns are ${listed(header)}.`
    : 'Its first line looks like values: begin with the names.';
  throw new AppError('invalid', `The file lacks ${which} ${names}, which the model needs. ${has}`);
}

const isRequired = (feature: Feature) => !('default' in feature) || feature.default === undefined;

const listed = (names: readonly string[]) =>
  names
    .slice(0, 20)
    .map((name) => `"${name}"`)
    .join(', ') + (names.length > 20 ? ` and ${names.length - 20} more` : '');

function freeName(name: string, header: readonly string[]): string {
  return header.includes(name) ? freeName(`prediction_${name}`, header) : name;
}
