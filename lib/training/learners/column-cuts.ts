import { thresholdBetween } from './decision-tree.ts';
import { createRandom, randomInt } from './random.ts';
import { sortFloats } from './sort-floats.ts';

/** Cuts of long columns are found on so many of their rows, drawn at random: more would hardly move them. */
const SAMPLE_ROWS = 200_000;

/**
 * Where to cut a column so that its values fall into at most `maxBins` bins of nearly equal size, between values that
 * occur (Ke et al., "LightGBM", NeurIPS 2017, section 2.1); missing values (NaN) count for nothing. At most
 * `maxBins - 1` cuts, ascending, float32.
 */
export function columnCuts(column: Float32Array, maxBins: number): Float32Array {
  const sorted = sortFloats(presentValues(column));
  const cuts: number[] = [];
  let inBin = 0;
  let left = sorted.length;
  for (let i = 0; i + 1 < sorted.length && cuts.length < maxBins - 1; i++) {
    inBin++;
    if (sorted[i] === sorted[i + 1] || inBin < left / (maxBins - cuts.length)) continue;
    cuts.push(thresholdBetween(sorted[i]!, sorted[i + 1]!));
    left -= inBin;
    inBin = 0;
  }
  return Float32Array.from(cuts);
}

function presentValues(column: Float32Array): Float32Array<ArrayBuffer> {
  const random = createRandom(0);
  const rowCount = Math.min(column.length, SAMPLE_ROWS);
  const values = new Float32Array(rowCount);
  let count = 0;
  for (let i = 0; i < rowCount; i++) {
    const value = column[rowCount < column.length ? randomInt(random, column.length) : i]!;
    if (!Number.isNaN(value)) values[count++] = value;
  }
  return values.subarray(0, count);
}
