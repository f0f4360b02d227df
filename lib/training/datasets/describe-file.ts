import { createReadStream } from 'node:fs';
import type { CsvFormat } from '#lib/csv/csv-format';
import { csvChunkBytes, readCsv } from '#lib/csv/read-csv';
import { sniffCsvFile } from '#lib/csv/sniff-csv-file';
import { AppError } from '#lib/errors';
import type { ColumnSpec, DatasetProfile, DatasetSchema, OwnSchema } from '#lib/training/datasets/dataset-schema';
import { guessTarget } from '#lib/training/datasets/guess-target';
import { type FileEvidence, inferColumns } from '#lib/training/datasets/infer-columns';
import { profileColumns } from '#lib/training/datasets/profile-columns';

export type FileDescription = { schema: DatasetSchema; profile: DatasetProfile; rowCount: number };

/**
 * What is in a CSV file on this machine: how it is read, the types of its columns (inferred, unless the owner said
 * otherwise), statistics and warnings. Reads it twice, in bounded memory. Throws AppError('invalid') for what is no
 * table, has no rows, or lacks the target its owner named.
 */
export async function describeFile(path: string, own: OwnSchema | null): Promise<FileDescription> {
  const format = await sniffCsvFile(path);
  const read = () => readCsv(createReadStream(path, { highWaterMark: csvChunkBytes }), format);
  const evidence = await inferColumns(read(), format);
  if (evidence.rowCount === 0) throw new AppError('invalid', 'The file has a line of names and no rows.');
  const schema = schemaOf(format, evidence, own);
  const profile = await profileColumns(read(), schema, evidence);
  return { schema, profile, rowCount: evidence.rowCount };
}

function schemaOf(format: CsvFormat, evidence: FileEvidence, own: OwnSchema | null): DatasetSchema {
  const corrected = new Map((own?.columns ?? []).map((column) => [column.name, column]));
  const columns = evidence.columns.map(({ name, type, format: valueFormat }): ColumnSpec => {
    const inferred = { name, type, ...(valueFormat && { format: valueFormat }) };
    const said = corrected.get(name);
    corrected.delete(name);
    // The way of writing stays where only the kind of number was corrected.
    if (!said) return inferred;
    return said.format === undefined && isSameKind(said.type, type) ? { ...inferred, type: said.type } : said;
  });
  const notes = [...format.notes];
  for (const name of corrected.keys()) notes.push(`There is no column "${name}" any more, whose type was corrected.`);
  if (columns.length === 1) notes.push('The file has one column only: there is nothing to predict it from.');
  return { format: { ...format, notes }, columns, target: targetOf(columns, evidence, own) };
}

const isNumeric = (type: ColumnSpec['type']) => type === 'number' || type === 'integer';
const isSameKind = (a: ColumnSpec['type'], b: ColumnSpec['type']) => a === b || (isNumeric(a) && isNumeric(b));

function targetOf(columns: readonly ColumnSpec[], evidence: FileEvidence, own: OwnSchema | null): string | null {
  const said = own?.target;
  if (said === undefined) {
    return guessTarget(
      columns.map(({ name, type }, index) => {
        const { distinct, values } = evidence.columns[index]!.evidence;
        return { name, type, unique: distinct.unique, values };
      }),
    );
  }
  if (said === null || columns.some(({ name }) => name === said)) return said;
  const names = columns.slice(0, 20).map(({ name }) => `"${name}"`);
  const more = columns.length > 20 ? ` and ${columns.length - 20} more` : '';
  throw new AppError('invalid', `There is no column "${said}" to be the target. There are ${names.join(', ')}${more}.`);
}
