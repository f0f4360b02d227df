import type { CsvBatch } from '#lib/csv/csv-format';
import { dateText } from '#lib/csv/values/parse-date';
import type { ColumnProfile, ColumnSpec, DatasetProfile, DatasetSchema } from '#lib/training/datasets/dataset-schema';
import { findWarnings } from '#lib/training/datasets/find-warnings';
import type { FileEvidence } from '#lib/training/datasets/infer-columns';
import { findLeaks } from '#lib/training/datasets/leaks';
import { rangeOf } from '#lib/training/datasets/profile/infer-column';
import { ValueStatistics } from '#lib/training/datasets/profile/value-statistics';

const mostTextLength = 200;
/** Whole numbers of at most so many different values may be classes. */
const mostWholeClasses = 20;

/** Statistics and warnings for every column, in a second pass over a file whose types are settled. */
export async function profileColumns(
  batches: AsyncIterable<CsvBatch>,
  { columns, target }: DatasetSchema,
  evidence: FileEvidence,
): Promise<DatasetProfile> {
  const statistics = columns.map((spec, index) =>
    hasValues(spec) ? new ValueStatistics(spec, rangeOf(evidence.columns[index]!.evidence, spec)) : null,
  );
  for await (const { rows, lines } of batches) {
    for (const [index, column] of statistics.entries()) {
      for (let row = 0; column && row < rows.length; row++) column.add(rows[row]![index]!, lines[row]!);
    }
  }

  const facts = columns.map((spec, index) => {
    const { evidence: found, type, doubt } = evidence.columns[index]!;
    const profile = columnProfile(spec, type, evidence, index, statistics[index]!);
    return { profile, misfit: statistics[index]?.misfit ?? null, doubt, rarest: found.distinct.rarest() };
  });
  const targetSpec = columns.find(({ name }) => name === target);
  const targetIsClasses =
    targetSpec !== undefined && isClasses(targetSpec, facts[columns.indexOf(targetSpec)]!.profile);
  const warnings = findWarnings({
    rowCount: evidence.rowCount,
    columns: facts,
    target,
    targetIsClasses,
    leaks: targetSpec ? await findLeaks(columns, targetSpec, targetIsClasses, evidence.sample) : [],
    duplicates: evidence.duplicates,
  });
  return {
    columns: facts.map(({ profile }) => profile),
    warnings,
    sample: evidence.firstRows.map((row) => row.map(shortened)),
  };
}

const hasValues = ({ type }: ColumnSpec) => type !== 'category' && type !== 'text' && type !== 'ignore';

function isClasses({ type }: ColumnSpec, { unique }: ColumnProfile): boolean {
  return type === 'category' || type === 'boolean' || (type === 'integer' && unique <= mostWholeClasses);
}

function columnProfile(
  { name, type }: ColumnSpec,
  inferredType: ColumnSpec['type'],
  { rowCount, columns }: FileEvidence,
  index: number,
  statistics: ValueStatistics | null,
): ColumnProfile {
  const { distinct, missing } = columns[index]!.evidence;
  const range = statistics?.range ?? null;
  const isDate = type === 'date';
  return {
    name,
    type,
    inferredType,
    missing: statistics ? rowCount - statistics.count : missing,
    unique: distinct.unique,
    uniqueIsEstimate: distinct.isEstimate,
    min: isDate ? null : (range?.min ?? null),
    mean: isDate ? null : (statistics?.mean ?? null),
    max: isDate ? null : (range?.max ?? null),
    std: isDate ? null : (statistics?.std ?? null),
    earliest: isDate && range ? dateText(range.min) : null,
    latest: isDate && range ? dateText(range.max) : null,
    histogram: type === 'boolean' ? null : (statistics?.histogram ?? null),
    top: distinct.top(10).map(({ value, count }) => ({ value: shortened(value), count })),
  };
}

/** Short enough to be looked at. */
const shortened = (text: string) => (text.length > mostTextLength ? `${text.slice(0, mostTextLength - 1)}…` : text);
