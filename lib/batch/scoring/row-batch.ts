import type { AppError } from '#lib/errors';
import type { Answer } from '#lib/inference/codecs/answers';

/** What came of a row: an answer, or an error of its own. */
export type Outcome = { answer: Answer } | { error: AppError };

/** Some rows of the input, in order, however they are written there. */
export type RowBatch = {
  rowCount: number;
  /** Where the input goes on after them. */
  endByte: number;
  endLine: number;
  /** Why a row cannot be read at all, or null. */
  problemOf(row: number): string | null;
  /** A readable row as the codec takes it. */
  inputOf(row: number): unknown;
  /** The text of a field of a readable row, where the input has fields. */
  fieldsOf?(row: number): readonly string[];
  /** The row's line of the output, with its line end. */
  lineOf(row: number, outcome: Outcome): string;
};

/** The input, from where it is to go on. */
export type RowSource = {
  batches: AsyncIterable<RowBatch>;
  /** What the output begins with, once. */
  preamble: string;
};
