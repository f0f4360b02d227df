import { binsOf, layOut } from './bin-task.ts';
import type { BoostingThread } from './boosting-thread.ts';

/** Sums of gradients and hessians by column and bin, for the columns of one thread: [columns, stride / 2, 2]. */
export type Histogram = Float64Array;

/** What one thread counts for one tree. */
export type HistogramLayout = {
  /** The columns it looks at. */
  columns: readonly number[];
  /** The bins of just these columns: [rows, columns]. */
  bins: Uint8Array;
  /** How far a column's sums lie from those of the next: as far for all, which is faster than looking it up. */
  stride: number;
};

/** Where some of this thread's columns were not drawn, the bins of the others are put side by side. */
export function histogramLayout(
  { task, firstColumn, endColumn, rowBins }: BoostingThread,
  isDrawn: Uint8Array,
): HistogramLayout {
  const { train, cutCounts } = task;
  const columns: number[] = [];
  for (let column = firstColumn; column < endColumn; column++) if (isDrawn[column] === 1) columns.push(column);
  const stride = 2 * (cutCounts.reduce((most, count) => Math.max(most, count), 0) + 2);
  if (columns.length === endColumn - firstColumn) return { columns, bins: rowBins, stride };
  const bins = new Uint8Array(train.count * columns.length);
  columns.forEach((column, place) => {
    layOut(binsOf(train, column), bins, place, columns.length);
  });
  return { columns, bins, stride };
}

/** The histogram of a node's rows, in memory that an earlier node left behind where there is any. */
export function countNode({ task, spareHistograms }: BoostingThread, layout: HistogramLayout, node: number): Histogram {
  const { rows, ranges, pairs, threads } = task;
  const { columns, bins, stride } = layout;
  const length = columns.length * stride;
  const spare = spareHistograms.pop();
  const histogram = spare?.length === length ? spare.fill(0) : new Float64Array(length);
  for (let owner = 0; owner < threads; owner++) {
    const range = (node * threads + owner) * 2;
    addRows(histogram, stride, bins, columns.length, rows, ranges[range]!, ranges[range + 1]!, pairs);
  }
  return histogram;
}

/** Two rows at a time: while one sum is on its way to memory, the next is added to another. */
function addRows(
  histogram: Histogram,
  stride: number,
  bins: Uint8Array,
  width: number,
  rows: Int32Array,
  start: number,
  end: number,
  pairs: Float32Array,
): void {
  for (let i = start; i + 1 < end; i += 2) {
    const one = rows[i]!;
    const two = rows[i + 1]!;
    const gradientOne = pairs[2 * one]!;
    const hessianOne = pairs[2 * one + 1]!;
    const gradientTwo = pairs[2 * two]!;
    const hessianTwo = pairs[2 * two + 1]!;
    let binOne = one * width;
    let binTwo = two * width;
    for (let base = 0; base < histogram.length; base += stride) {
      const first = base + 2 * bins[binOne++]!;
      histogram[first]! += gradientOne;
      histogram[first + 1]! += hessianOne;
      const second = base + 2 * bins[binTwo++]!;
      histogram[second]! += gradientTwo;
      histogram[second + 1]! += hessianTwo;
    }
  }
  if ((end - start) % 2 === 0) return;
  const last = rows[end - 1]!;
  for (let base = 0, bin = last * width; base < histogram.length; base += stride, bin++) {
    const place = base + 2 * bins[bin]!;
    histogram[place]! += pairs[2 * last]!;
    histogram[place + 1]! += pairs[2 * last + 1]!;
  }
}

/** What is left of a node without one of its children is the other child. */
export function subtract(parent: Histogram, child: Histogram): Histogram {
  for (let place = 0; place < parent.length; place++) parent[place]! -= child[place]!;
  return parent;
}
