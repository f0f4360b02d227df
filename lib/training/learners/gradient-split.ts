import { type BinnedColumn, MISSING_BIN } from './binned-columns.ts';
import { ABOVE_EVERY_NUMBER } from './decision-tree.ts';

const BINS = MISSING_BIN + 1;

/** The sums of gradients and of hessians for every column and bin: [columns, 256, 2]. */
export type Histogram = Float64Array;

export type GradientSplit = {
  feature: number;
  lastLeftBin: number;
  threshold: number;
  missingLeft: boolean;
  gain: number;
};

export type SplitLimits = { l2: number; minChildHessian: number; minGain: number };

/** What bins and derivatives of the rows add up to. */
export function histogramOf(
  columns: readonly BinnedColumn[],
  rows: Int32Array,
  gradients: Float64Array,
  hessians: Float64Array,
): Histogram {
  const histogram = new Float64Array(columns.length * BINS * 2);
  columns.forEach(({ bins }, feature) => {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const place = (feature * BINS + bins[row]!) * 2;
      histogram[place]! += gradients[row]!;
      histogram[place + 1]! += hessians[row]!;
    }
  });
  return histogram;
}

/**
 * The cut of a node that gains most by the second-order score, with missing values on the better side (Chen and
 * Guestrin, "XGBoost", KDD 2016, equation 7 and algorithm 3); null where no cut gains `minGain`.
 */
export function bestGradientSplit(
  columns: readonly BinnedColumn[],
  histogram: Histogram,
  { l2, minChildHessian, minGain }: SplitLimits,
): GradientSplit | null {
  let best: GradientSplit | null = null;
  columns.forEach(({ cuts }, feature) => {
    const start = feature * BINS * 2;
    let gradient = 0;
    let hessian = 0;
    for (let place = start; place < start + BINS * 2; place += 2) {
      gradient += histogram[place]!;
      hessian += histogram[place + 1]!;
    }
    const missingGradient = histogram[start + MISSING_BIN * 2]!;
    const missingHessian = histogram[start + MISSING_BIN * 2 + 1]!;
    const unsplit = gradient ** 2 / (hessian + l2);
    let leftGradient = 0;
    let leftHessian = 0;
    for (let bin = 0; bin <= cuts.length; bin++) {
      leftGradient += histogram[start + bin * 2]!;
      leftHessian += histogram[start + bin * 2 + 1]!;
      // Behind the last bin only the missing values are left to go right.
      const sides = bin === cuts.length || missingHessian === 0 ? [false] : [false, true];
      for (const missingLeft of sides) {
        const g = leftGradient + (missingLeft ? missingGradient : 0);
        const h = leftHessian + (missingLeft ? missingHessian : 0);
        if (h < minChildHessian || hessian - h < minChildHessian) continue;
        const gain = (g ** 2 / (h + l2) + (gradient - g) ** 2 / (hessian - h + l2) - unsplit) / 2;
        if (gain <= (best?.gain ?? minGain)) continue;
        // Where none was missing, what is missing later goes with the larger side.
        const goesLeft = missingHessian === 0 ? 2 * h > hessian : missingLeft;
        best = { feature, lastLeftBin: bin, threshold: cuts[bin] ?? ABOVE_EVERY_NUMBER, missingLeft: goesLeft, gain };
      }
    }
  });
  return best;
}
