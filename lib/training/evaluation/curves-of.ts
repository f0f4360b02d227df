import type { ClassCurves } from '#lib/training/evaluation/run-report';
import type { Target } from '#lib/training/learners/learner';
import { forEachScore } from './for-each-score.ts';
import { labelsOf, scoresOf } from './rows-of.ts';
import { thinCurve } from './thin-curve.ts';

const MOST_POINTS = 300;
/** Of all classes together, so that a report with a hundred classes stays small enough to read. */
const MOST_POINTS_IN_ALL = 3_000;
const BINS = 10;

/**
 * Of each class against the rest: ROC, precision-recall and calibration curves of answers [rows, labels]. Of two
 * classes only the second, the positive one, has curves; a class that does not occur, or is all there is, has none.
 */
export function curvesOf(
  target: Target & { kind: 'classification' },
  labels: readonly string[],
  answers: Float64Array,
  rows: Int32Array,
): ClassCurves[] {
  const actual = labelsOf(target, rows);
  const most = Math.max(30, Math.min(MOST_POINTS, Math.floor(MOST_POINTS_IN_ALL / labels.length)));
  return labels.flatMap((label, position) => {
    if (labels.length === 2 && position === 0) return [];
    const scores = scoresOf(answers, position, labels.length);
    const walk = walkScores(actual, scores, position);
    if (walk.positives === 0 || walk.negatives === 0) return [];
    return [
      { label, roc: rocOf(walk, most), pr: prOf(walk, most), calibration: calibrationOf(actual, scores, position) },
    ];
  });
}

type Walk = ReturnType<typeof walkScores>;

/** Every score from the highest down, with how many rows of the class and of the rest score at least that. */
function walkScores(labels: Int32Array, scores: Float64Array, positive: number) {
  const thresholds: number[] = [];
  const truePositives: number[] = [];
  const falsePositives: number[] = [];
  let [positives, negatives] = [0, 0];
  forEachScore(labels, scores, positive, (score, positivesHere, negativesHere) => {
    positives += positivesHere;
    negatives += negativesHere;
    thresholds.push(score);
    truePositives.push(positives);
    falsePositives.push(negatives);
  });
  return { thresholds, truePositives, falsePositives, positives, negatives };
}

/** From 0, 0, where nothing is called positive. */
function rocOf({ thresholds, truePositives, falsePositives, positives, negatives }: Walk, most: number) {
  const x = [0, ...falsePositives.map((count) => count / negatives)];
  const y = [0, ...truePositives.map((count) => count / positives)];
  return thinCurve(x, y, most).map((at) => ({
    x: x[at]!,
    y: y[at]!,
    threshold: at === 0 ? null : thresholds[at - 1]!,
  }));
}

/** From recall 0 with the precision of the highest score, since precision is not defined before it. */
function prOf({ thresholds, truePositives, falsePositives, positives }: Walk, most: number) {
  const precision = truePositives.map((count, at) => count / (count + falsePositives[at]!));
  const x = [0, ...truePositives.map((count) => count / positives)];
  const y = [precision[0]!, ...precision];
  return thinCurve(x, y, most).map((at) => ({
    x: x[at]!,
    y: y[at]!,
    threshold: at === 0 ? null : thresholds[at - 1]!,
  }));
}

function calibrationOf(labels: Int32Array, scores: Float64Array, positive: number): ClassCurves['calibration'] {
  const bins = Array.from({ length: BINS }, () => ({ sum: 0, positives: 0, rows: 0 }));
  for (const [row, score] of scores.entries()) {
    const bin = bins[Math.min(BINS - 1, Math.floor(score * BINS))]!;
    bin.sum += score;
    bin.rows++;
    if (labels[row] === positive) bin.positives++;
  }
  return bins
    .filter(({ rows }) => rows > 0)
    .map(({ sum, positives, rows }) => ({ x: sum / rows, y: positives / rows, rows }));
}
