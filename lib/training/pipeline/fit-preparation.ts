import { AppError } from '#lib/errors';
import type { Target } from '#lib/training/learners/learner';
import { fitTfIdf } from '#lib/training/learners/tf-idf';
import { frequentCategories } from '#lib/training/pipeline/frequent-categories';
import { numberEncoders } from '#lib/training/pipeline/number-encoders';
import { orderByTarget } from '#lib/training/pipeline/order-by-target';
import type { Encoder, Preparation } from '#lib/training/pipeline/pipeline';
import { toFloat32 } from '#lib/training/pipeline/to-float32';
import { wordsOf } from '#lib/training/pipeline/words';
import type { Table, TableColumn } from '#lib/training/table';

/** Trees take numbers as they are, missing ones too; linear models want everything filled and of similar scale. */
export type Family = 'trees' | 'linear';

export type PreparationOptions = {
  /** Columns to leave out, the target among them. */
  ignore: readonly string[];
  /** Texts: words and word pairs in fewer rows are left out, and at most so many are kept. */
  minDocuments: number;
  maxTerms: number;
};

const mostOrdinal = 10_000;
const mostOneHot = 200;
/** One-hot columns of all categories together hold about so many numbers, 4 bytes each. */
const mostOneHotNumbers = 100_000_000;
const mostNamed = 5;

/** The encoders of a column, or why there are none. */
type Encoded = { encoders: Encoder[]; note?: string } | { leftOut: string };

const oneValueOnly = 'no two values in the rows learned from';

/**
 * Learns from `rows` alone how each column becomes columns of the design matrix. `target` is by row of the table.
 * Throws AppError('invalid') where no column is left to learn from.
 */
export function fitPreparation(
  table: Table,
  rows: Int32Array,
  target: Target,
  family: Family,
  options: PreparationOptions,
): { preparation: Preparation; notes: string[] } {
  const columns = table.columns.filter(({ name }) => !options.ignore.includes(name));
  const mostCategories = family === 'trees' ? mostOrdinal : mostOneHotFor(columns, rows);
  const encoders: Encoder[] = [];
  const notes: string[] = [];
  const leftOut = new Map<string, string[]>();
  for (const column of columns) {
    const encoded = encodersOf(column, { rows, target, family, options, mostCategories });
    if ('leftOut' in encoded) {
      leftOut.set(encoded.leftOut, [...(leftOut.get(encoded.leftOut) ?? []), column.name]);
    } else {
      encoders.push(...encoded.encoders);
      if (encoded.note) notes.push(encoded.note);
    }
  }
  notes.unshift(...[...leftOut].map(([why, names]) => `Left out: ${namesText(names)} (${why}).`));
  if (encoders.length > 0) return { preparation: { encoders: encoders.sort(byKind) }, notes };
  const why = notes.length === 0 ? 'There is none beside the target and what is ignored.' : notes.join(' ');
  throw new AppError('invalid', `No column is left to learn from. ${why}`);
}

type Fitting = {
  rows: Int32Array;
  target: Target;
  family: Family;
  options: PreparationOptions;
  mostCategories: number;
};

function encodersOf(column: TableColumn, fitting: Fitting): Encoded {
  const { rows, target, family, options, mostCategories } = fitting;
  if (column.type === 'text') return textEncoder(column, rows, family, options);
  if (column.type !== 'category') {
    const encoders = numberEncoders(column, rows, family);
    if (encoders.length === 0) return { leftOut: oneValueOnly };
    const tooLarge = rows.filter((row) => isTooLarge(column.values[row]!)).length;
    if (tooLarge === 0) return { encoders };
    const which = tooLarge === 1 ? 'one value is' : `${tooLarge} values are`;
    return {
      encoders,
      note: `"${column.name}": ${which} beyond 3.4e38, the largest a model takes, and count${tooLarge === 1 ? 's' : ''} as missing.`,
    };
  }
  const { categories, rare, isConstant } = frequentCategories(column, rows, mostCategories);
  if (isConstant) return { leftOut: oneValueOnly };
  if (categories.length === 0) return { leftOut: 'each category is too rare to learn from' };
  const encoder: Encoder =
    family === 'trees'
      ? { kind: 'ordinal', column: column.name, order: orderByTarget(column, categories, rows, target) }
      : { kind: 'one-hot', column: column.name, categories };
  if (rare === 0) return { encoders: [encoder] };
  const which = rare === 1 ? 'one category is too rare, and counts' : `${rare} categories are too rare, and count`;
  return { encoders: [encoder], note: `"${column.name}": ${which} as missing.` };
}

const isTooLarge = (value: number) => !Number.isNaN(value) && Number.isNaN(toFloat32(value));

function textEncoder(
  { name, texts }: Extract<TableColumn, { type: 'text' }>,
  rows: Int32Array,
  family: Family,
  { minDocuments, maxTerms }: PreparationOptions,
): Encoded {
  if (family === 'trees') return { leftOut: 'trees do not read texts; the algorithm "linear" does' };
  const documents = Array.from(rows, (row) => wordsOf(texts[row]!));
  const tfIdf = fitTfIdf(documents, { minDocuments, maxTerms, maxSkip: 1 });
  if (tfIdf.terms.length === 0) return { leftOut: `no word stands in ${minDocuments} of the rows learned from` };
  return { encoders: [{ kind: 'text', column: name, tfIdf }] };
}

function mostOneHotFor(columns: readonly TableColumn[], rows: Int32Array): number {
  const count = columns.filter(({ type }) => type === 'category').length;
  return Math.max(10, Math.min(mostOneHot, Math.floor(mostOneHotNumbers / (rows.length * count))));
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map((name) => `"${name}"`);
  return shown.join(', ') + (names.length > mostNamed ? ` and ${names.length - mostNamed} more columns` : '');
}

const kinds: readonly Encoder['kind'][] = ['number', 'date', 'missing', 'ordinal', 'one-hot', 'text'];

/** Columns of one kind stand together, so that the graph computes them together. */
function byKind(a: Encoder, b: Encoder): number {
  const part = (encoder: Encoder) => (encoder.kind === 'date' ? encoder.part : '');
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (part(a) < part(b) ? -1 : part(a) > part(b) ? 1 : 0);
}
