import type { BoostingParams } from '#lib/training/algorithms';
import { CANDIDATE_FIELDS } from './boosting-task.ts';
import type { BoostingThread } from './boosting-thread.ts';
import type { Histogram, HistogramLayout } from './gradient-histogram.ts';

/** Sums of gradients and hessians over the rows of a node. */
export type Sums = { gradient: number; hessian: number };

/** A cut of a node: bins up to `lastLeftBin` go left; `left` are the sums there, missing values included if so. */
export type GradientSplit = {
  column: number;
  lastLeftBin: number;
  missingLeft: boolean;
  gain: number;
  left: Sums;
};

type Regularisation = Pick<BoostingParams, 'reg_lambda' | 'reg_alpha' | 'min_child_weight' | 'gamma'>;

/** Gains below this are rounding. */
const LEAST_GAIN = 1e-6;

/** A share of the node's hessian below this is rounding. */
const EMPTY = 1e-9;

/** What a node's rows are worth as one leaf (Chen and Guestrin, "XGBoost", KDD 2016, equation 6). */
export function nodeScore(gradient: number, hessian: number, lambda: number, alpha: number): number {
  const g = alpha === 0 ? gradient : shrink(gradient, alpha);
  return (g * g) / (hessian + lambda);
}

/** The Newton step of a leaf: -G / (H + lambda), G drawn towards zero by alpha. */
export function leafWeight({ gradient, hessian }: Sums, { reg_lambda, reg_alpha }: Regularisation): number {
  return hessian + reg_lambda > 0 ? -shrink(gradient, reg_alpha) / (hessian + reg_lambda) : 0;
}

const shrink = (gradient: number, alpha: number) => Math.sign(gradient) * Math.max(Math.abs(gradient) - alpha, 0);

/**
 * The cut that gains most (Chen and Guestrin, equation 7), among the columns of one thread, with missing values on the
 * better side (algorithm 3); where the node has none, they go with the larger side. The first of equal ones. Null where
 * no cut gains anything, or each leaves a side lighter than `min_child_weight`.
 */
export function bestGradientSplit(
  { task }: BoostingThread,
  { columns, stride }: HistogramLayout,
  histogram: Histogram,
  node: Sums,
): GradientSplit | null {
  const { reg_lambda: lambda, reg_alpha: alpha, min_child_weight } = task.params;
  const { gradient, hessian } = node;
  // Sums that came about by subtraction may be off zero by rounding: a side that light has no rows.
  const leastHessian = Math.max(min_child_weight, EMPTY * hessian);
  const unsplit = nodeScore(gradient, hessian, lambda, alpha);
  let bestScore = unsplit + Math.max(LEAST_GAIN, 1e-12 * unsplit);
  let best: GradientSplit | null = null;
  for (let c = 0; c < columns.length; c++) {
    const column = columns[c]!;
    const base = c * stride;
    const cutCount = task.cutCounts[column]!;
    const missing = base + 2 * (cutCount + 1);
    const missingGradient = histogram[missing]!;
    const missingHessian = histogram[missing + 1]!;
    const hasMissing = missingHessian > EMPTY * hessian;
    let leftGradient = 0;
    let leftHessian = 0;
    // Behind the last bin only missing values are left to go right.
    const binCount = hasMissing ? cutCount + 1 : cutCount;
    for (let bin = 0; bin < binCount; bin++) {
      const place = base + 2 * bin;
      const binHessian = histogram[place + 1]!;
      if (binHessian === 0) continue;
      leftGradient += histogram[place]!;
      leftHessian += binHessian;
      const rightHessian = hessian - leftHessian;
      if (leftHessian >= leastHessian && rightHessian >= leastHessian) {
        const score =
          nodeScore(leftGradient, leftHessian, lambda, alpha) +
          nodeScore(gradient - leftGradient, rightHessian, lambda, alpha);
        if (score > bestScore) {
          bestScore = score;
          const left = { gradient: leftGradient, hessian: leftHessian };
          const missingLeft = !hasMissing && 2 * leftHessian > hessian;
          best = { column, lastLeftBin: bin, missingLeft, gain: score - unsplit, left };
        }
      }
      if (!hasMissing || bin === cutCount) continue;
      const withMissing = leftHessian + missingHessian;
      if (withMissing < leastHessian || hessian - withMissing < leastHessian) continue;
      const g = leftGradient + missingGradient;
      const score =
        nodeScore(g, withMissing, lambda, alpha) + nodeScore(gradient - g, hessian - withMissing, lambda, alpha);
      if (score > bestScore) {
        bestScore = score;
        const left = { gradient: g, hessian: withMissing };
        best = { column, lastLeftBin: bin, missingLeft: true, gain: score - unsplit, left };
      }
    }
  }
  return best && best.gain >= task.params.gamma ? best : null;
}

/** Tells the other threads what this one found for a node, the `index`-th of those it scanned. */
export function writeCandidate({ task, thread }: BoostingThread, index: number, split: GradientSplit | null): void {
  const start = (index * task.threads + thread) * CANDIDATE_FIELDS;
  task.candidates[start] = split?.gain ?? 0;
  if (!split) return;
  task.candidates[start + 1] = split.column;
  task.candidates[start + 2] = split.lastLeftBin;
  task.candidates[start + 3] = split.missingLeft ? 1 : 0;
  task.candidates[start + 4] = split.left.gradient;
  task.candidates[start + 5] = split.left.hessian;
}

/** The best that any thread found for a node; of equal ones that of the first column. */
export function readBest({ task }: BoostingThread, index: number): GradientSplit | null {
  const { threads, candidates } = task;
  let best: GradientSplit | null = null;
  for (let owner = 0; owner < threads; owner++) {
    const start = (index * threads + owner) * CANDIDATE_FIELDS;
    const gain = candidates[start]!;
    if (gain <= (best?.gain ?? 0)) continue;
    best = {
      gain,
      column: candidates[start + 1]!,
      lastLeftBin: candidates[start + 2]!,
      missingLeft: candidates[start + 3] === 1,
      left: { gradient: candidates[start + 4]!, hessian: candidates[start + 5]! },
    };
  }
  return best;
}
