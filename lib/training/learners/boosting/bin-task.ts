import { fillBins, MOST_BINS } from '../binned-columns.ts';
import { columnCuts } from '../column-cuts.ts';
import type { BoostedRows } from './boosting-task.ts';
import type { BoostingThread } from './boosting-thread.ts';

/** Cuts and bins the columns of this thread. */
export function binTask({ task, firstColumn, endColumn, rowBins }: BoostingThread): void {
  const { train, validation, cuts, cutCounts, params } = task;
  for (let column = firstColumn; column < endColumn; column++) {
    const found = columnCuts(train.columns[column]!, Math.min(params.max_bin, MOST_BINS));
    cuts.set(found, column * MOST_BINS);
    cutCounts[column] = found.length;
    for (const part of validation ? [train, validation] : [train]) {
      fillBins(part.columns[column]!, found, binsOf(part, column));
    }
  }
  const width = endColumn - firstColumn;
  for (let place = 0; place < width; place++) layOut(binsOf(train, firstColumn + place), rowBins, place, width);
}

/** The bins of one column. */
export function binsOf({ bins, count }: BoostedRows, column: number): Uint8Array {
  return bins.subarray(column * count, (column + 1) * count);
}

/** Writes a column's bins into rows of `width`. */
export function layOut(column: Uint8Array, rowBins: Uint8Array, place: number, width: number): void {
  for (let row = 0, to = place; row < column.length; row++, to += width) rowBins[to] = column[row]!;
}
