import type { FittedModel } from '#lib/training/learners/learner';
import type { TfIdf } from '#lib/training/learners/tf-idf';

/** What a pipeline answers. Labels are in the order of the probabilities. */
export type LearningTask =
  | { kind: 'regression'; target: string }
  | { kind: 'classification'; target: string; labels: readonly string[] };

/** How one column of the table becomes columns of the design matrix, fitted on the training part alone. */
export type Encoder =
  /** The number itself; `fill` where missing, if the learner cannot take NaN. Then `(x - shift) / scale`. */
  | { kind: 'number'; column: string; fill: number | null; shift: number; scale: number }
  /** 1 where missing, else 0. */
  | { kind: 'missing'; column: string }
  /** The position of a category in `order`, NaN for what is missing or unseen. */
  | { kind: 'ordinal'; column: string; order: readonly string[] }
  /** A column for each category: 1 or 0; all 0 for what is missing or unseen. */
  | { kind: 'one-hot'; column: string; categories: readonly string[] }
  /** Of a date: days since 1970, day of the week (0 is Monday), day of the year; each may be scaled like a number. */
  | {
      kind: 'date';
      column: string;
      part: 'days' | 'weekday' | 'day-of-year';
      fill: number | null;
      shift: number;
      scale: number;
    }
  /** Words and word pairs of a text, as sparse terms beside the columns. */
  | { kind: 'text'; column: string; tfIdf: TfIdf };

/** From a table to a design matrix: every encoder's columns, one after another. */
export type Preparation = { encoders: readonly Encoder[] };

/** A whole way from a row of the table to an answer; several parts are a blend, their weights add up to 1. */
export type Pipeline = {
  task: LearningTask;
  parts: readonly { weight: number; algorithm: string; preparation: Preparation; model: FittedModel }[];
};
