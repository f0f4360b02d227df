import { type BinnedColumn, MOST_BINS } from './binned-columns.ts';
import { ABOVE_EVERY_NUMBER, thresholdBetween } from './decision-tree.ts';

/** Rows of a node: `rows[start…end)`, each counting `weights[row]` times. */
export type NodeRows = { rows: Int32Array; start: number; end: number; weights: Uint16Array };

/**
 * What is to be told apart, summed over rows in `outputs` places: a class counts 1 in its place, a number counts
 * itself in the only one.
 */
export type CartTarget =
  | { kind: 'classification'; labels: Int32Array; outputs: number }
  | { kind: 'regression'; values: Float64Array; outputs: 1 };

/** `purity`: over both sides, the squared sums of the target divided by the rows; highest is purest. */
export type CartSplit = { threshold: number; lastLeftBin: number; missingLeft: boolean; purity: number };

const BINS = MOST_BINS + 1;

/** What a node's rows of one column add up to, by bin, and which bins occur at all. */
export type CartHistogram = { counts: Float64Array; sums: Float64Array; occurs: Uint32Array };

export function emptyCartHistogram(outputs: number): CartHistogram {
  return {
    counts: new Float64Array(BINS),
    sums: new Float64Array(BINS * outputs),
    occurs: new Uint32Array(BINS / 32),
  };
}

/**
 * The best cut of one column for a node: by Gini impurity of classes or by variance of numbers, which are one sum
 * (Breiman, Friedman, Olshen and Stone, 1984). Null where the column is constant on the rows, or every cut would leave
 * a side with fewer than `minRowsInLeaf`. Missing values are tried on both sides, and go with the larger side where
 * the rows have none. The histogram is scratch: empty before and after.
 */
export function bestCartSplit(
  { bins, cuts }: BinnedColumn,
  node: NodeRows,
  target: CartTarget,
  minRowsInLeaf: number,
  histogram: CartHistogram,
): CartSplit | null {
  const { outputs } = target;
  const { counts, sums, occurs } = histogram;
  count(bins, node, target, histogram);
  const total = new Float64Array(outputs);
  let rowCount = 0;
  forEachBin(occurs, (bin) => {
    rowCount += counts[bin]!;
    for (let i = 0; i < outputs; i++) total[i]! += sums[bin * outputs + i]!;
  });
  const missingBin = cuts.length + 1;
  const missingCount = counts[missingBin]!;

  let best: CartSplit | null = null;
  const left = new Float64Array(outputs);
  let leftCount = 0;
  let lastLeftBin = -1;
  const consider = (nextBin: number, missingLeft: boolean) => {
    const inLeft = leftCount + (missingLeft ? missingCount : 0);
    if (inLeft < minRowsInLeaf || rowCount - inLeft < minRowsInLeaf) return;
    let leftSquares = 0;
    let rightSquares = 0;
    for (let i = 0; i < outputs; i++) {
      const sum = left[i]! + (missingLeft ? sums[missingBin * outputs + i]! : 0);
      leftSquares += sum ** 2;
      rightSquares += (total[i]! - sum) ** 2;
    }
    const purity = leftSquares / inLeft + rightSquares / (rowCount - inLeft);
    if (best && purity <= best.purity) return;
    const goesLeft = missingCount === 0 ? 2 * inLeft > rowCount : missingLeft;
    best = { threshold: thresholdOf(cuts, lastLeftBin, nextBin), lastLeftBin, missingLeft: goesLeft, purity };
  };
  forEachBin(occurs, (bin) => {
    if (leftCount > 0) {
      consider(bin, false);
      if (missingCount > 0 && bin !== missingBin) consider(bin, true);
    }
    leftCount += counts[bin]!;
    for (let i = 0; i < outputs; i++) left[i]! += sums[bin * outputs + i]!;
    lastLeftBin = bin;
  });
  forEachBin(occurs, (bin) => {
    counts[bin] = 0;
    sums.fill(0, bin * outputs, (bin + 1) * outputs);
  });
  occurs.fill(0);
  return best;
}

/** Half way between two bins that occur; above every number where only missing values go right. */
function thresholdOf(cuts: Float32Array, lastLeftBin: number, nextBin: number): number {
  if (nextBin > cuts.length) return ABOVE_EVERY_NUMBER;
  const above = cuts[lastLeftBin]!;
  const below = cuts[nextBin - 1]!;
  return above < below ? thresholdBetween(above, below) : above;
}

function count(bins: Uint8Array, node: NodeRows, target: CartTarget, { counts, sums, occurs }: CartHistogram): void {
  const { rows, start, end, weights } = node;
  for (let i = start; i < end; i++) {
    const row = rows[i]!;
    const bin = bins[row]!;
    const weight = weights[row]!;
    counts[bin]! += weight;
    occurs[bin >> 5]! |= 1 << (bin & 31);
    if (target.kind === 'classification') sums[bin * target.outputs + target.labels[row]!]! += weight;
    else sums[bin]! += weight * target.values[row]!;
  }
}

/** Visits the bins that occur, from the lowest up: a small node has far fewer of them than there are. */
function forEachBin(occurs: Uint32Array, visit: (bin: number) => void): void {
  for (let word = 0; word < occurs.length; word++) {
    let left = occurs[word]!;
    while (left !== 0) {
      const lowest = left & -left;
      visit(word * 32 + 31 - Math.clz32(lowest));
      left ^= lowest;
    }
  }
}
