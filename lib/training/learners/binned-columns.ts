import { type Columns, thresholdBetween } from './decision-tree.ts';

/** Bin b holds the values up to and including `cuts[b]`, the last bin those above every cut. */
export type BinnedColumn = { bins: Uint8Array; cuts: Float32Array };

/** The bin of missing values. */
export const MISSING_BIN = 255;

/**
 * Sorts every column into at most 255 bins of nearly equal size, cut between values that occur (Ke et al.,
 * "LightGBM", NeurIPS 2017, section 2.1).
 */
export function binColumns(columns: Columns): BinnedColumn[] {
  return columns.map((column) => {
    const cuts = cutsOf(column.filter((value) => !Number.isNaN(value)).sort());
    return { cuts, bins: Uint8Array.from(column, (value) => (Number.isNaN(value) ? MISSING_BIN : binOf(value, cuts))) };
  });
}

function cutsOf(sorted: Float32Array): Float32Array {
  const cuts: number[] = [];
  let inBin = 0;
  let left = sorted.length;
  for (let i = 0; i + 1 < sorted.length; i++) {
    inBin++;
    const isCut = sorted[i] !== sorted[i + 1] && inBin >= left / (MISSING_BIN - cuts.length);
    if (!isCut) continue;
    cuts.push(thresholdBetween(sorted[i]!, sorted[i + 1]!));
    left -= inBin;
    inBin = 0;
    if (cuts.length === MISSING_BIN - 1) break;
  }
  return Float32Array.from(cuts);
}

function binOf(value: number, cuts: Float32Array): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= cuts[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
