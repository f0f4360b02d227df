import { AppError } from '#lib/errors';
import type { Target } from '#lib/training/learners/learner';
import { createRandom, shuffle } from '#lib/training/learners/random';
import { stratifiedFolds } from '#lib/training/learners/stratified-folds';
import type { Split } from '#lib/training/runs/run-spec';
import type { Table } from '#lib/training/table';
import { orderByTime } from './order-by-time.ts';
import { concatRows } from './rows-of.ts';
import { dealStrata, strataOf } from './strata.ts';

export type ToSplit = {
  table: Table;
  target: Target;
  /** Those that have a target. */
  rows: Int32Array;
  seed: number;
  /** Names of the classes, for messages. */
  labels?: readonly string[];
};

type Parts = { train: Int32Array; validation: Int32Array; test: Int32Array };

/** Row numbers of the table, ascending in every part. */
export type SplitRows = Parts & {
  /** Of k-fold: what each fold learns from and watches, all of it within `train`. */
  folds: { train: Int32Array; validation: Int32Array }[] | null;
  /** Choices to be said aloud. */
  notes: string[];
};

/**
 * Divides `rows` as the split asks; the same seed divides the same way. In k-fold `train` is all that is not held out
 * and `validation` is empty. Throws `invalid` where a part would be empty, a class would be missing from what is learned
 * from, or the column of a split by time is not there or cannot be ordered.
 */
export function splitRows(split: Split, data: ToSplit): SplitRows {
  const shares = { test: split.test, validation: split.kind === 'k-fold' ? 0 : split.validation };
  if (shares.test + shares.validation >= 1) {
    refuse('/split', 'Validation and test together take all the rows: leave some to learn from.');
  }
  const notes: string[] = [];
  const parts = divide(split, data, shares, (note) => notes.push(note));
  checkParts(parts, { ...shares, train: 1 }, data.rows.length);
  const folds = split.kind === 'k-fold' ? foldsOf(parts.train, split.folds, data) : null;
  for (const { train } of folds ?? [parts]) checkClasses(train, split, data);
  return { ...parts, folds, notes };
}

function divide(
  split: Split,
  data: ToSplit,
  shares: { test: number; validation: number },
  say: (note: string) => void,
): Parts {
  const { rows, seed, target } = data;
  const sizes = {
    test: Math.round(rows.length * shares.test),
    validation: Math.round(rows.length * shares.validation),
  };
  if (split.kind === 'time') return divideByTime(split.column, data, sizes, say);
  if (split.kind === 'random') {
    const order = shuffle(Int32Array.from(rows), createRandom(seed));
    const unseen = sizes.test + sizes.validation;
    return {
      test: order.slice(0, sizes.test).sort(),
      validation: order.slice(sizes.test, unseen).sort(),
      train: order.slice(unseen).sort(),
    };
  }
  // Cross-validation needs two rows of a class: one to learn from while the other is watched.
  const leastTrain = split.kind === 'k-fold' ? 2 : 1;
  return dealStrata(strataOf(target, rows), sizes, { seed, leastTrain });
}

function divideByTime(
  column: string,
  { table, rows }: ToSplit,
  sizes: { test: number; validation: number },
  say: (note: string) => void,
): Parts {
  const { order, without } = orderByTime(table, column, rows);
  if (without.length > 0) {
    const [have, were] = without.length === 1 ? ['row has', 'was'] : ['rows have', 'were'];
    say(`${without.length} ${have} no value in "${column}" and ${were} put into the training part.`);
  }
  const seen = Math.max(0, order.length - sizes.test);
  const learned = Math.max(0, seen - sizes.validation);
  return {
    train: concatRows([without, order.subarray(0, learned)]).sort(),
    validation: order.slice(learned, seen).sort(),
    test: order.slice(seen).sort(),
  };
}

function foldsOf(train: Int32Array, count: number, { target, seed }: ToSplit) {
  if (train.length < count) refuse('/split/folds', `${train.length} rows cannot be divided into ${count} folds.`);
  const strata =
    target.kind === 'classification' ? train.map((row) => target.labels[row]!) : new Int32Array(train.length);
  const foldOf = stratifiedFolds(strata, count, seed);
  return Array.from({ length: count }, (_, fold) => ({
    train: train.filter((_, at) => foldOf[at] !== fold),
    validation: train.filter((_, at) => foldOf[at] === fold),
  }));
}

function checkParts(parts: Parts, shares: Record<keyof Parts, number>, rowCount: number): void {
  const texts = { train: 'to learn from', validation: 'for validation', test: 'for the test' };
  for (const name of ['train', 'validation', 'test'] as const) {
    if (shares[name] === 0 || parts[name].length > 0) continue;
    const are = rowCount === 1 ? 'There is 1 row' : `There are ${rowCount} rows`;
    refuse('/split', `${are} with a target, which leaves none ${texts[name]}: add rows, or change the split.`);
  }
}

/** A class nobody learned is never answered, and every metric would be about that. */
function checkClasses(train: Int32Array, split: Split, { target, rows, labels }: ToSplit): void {
  if (target.kind === 'regression') return;
  const learned = new Uint8Array(target.classCount);
  for (const row of train) learned[target.labels[row]!] = 1;
  const counts = new Int32Array(target.classCount);
  for (const row of rows) counts[target.labels[row]!]!++;
  const missing = counts.findIndex((count, label) => count > 0 && learned[label] === 0);
  if (missing === -1) return;
  const what = `class "${labels?.[missing] ?? missing}" (${counts[missing]} ${counts[missing] === 1 ? 'row' : 'rows'})`;
  const advice = split.kind === 'k-fold' ? 'add rows of it' : 'choose a stratified split, add rows of it';
  refuse('/split', `Nothing of ${what} would be learned: ${advice}, or leave it out of the data.`);
}

function refuse(pointer: string, detail: string): never {
  throw new AppError('invalid', detail, { errors: [{ pointer, detail }] });
}
