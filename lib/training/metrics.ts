import { forEachScore } from './evaluation/for-each-score.ts';

/** The class with the highest probability for each row of [N, classCount]; the first one where several are equal. */
export function mostProbable(probabilities: ArrayLike<number>, classCount: number): Int32Array {
  const best = new Int32Array(probabilities.length / classCount);
  for (let row = 0; row < best.length; row++) {
    for (let label = 1; label < classCount; label++) {
      const highest = probabilities[row * classCount + best[row]!]!;
      if (probabilities[row * classCount + label]! > highest) best[row] = label;
    }
  }
  return best;
}

/** The share of N rows whose predicted class is the true one. */
export function accuracy(labels: ArrayLike<number>, predicted: ArrayLike<number>): number {
  let right = 0;
  for (let row = 0; row < labels.length; row++) if (labels[row] === predicted[row]) right++;
  return right / labels.length;
}

/** The mean of -ln(probability of the true class), in nats; probabilities [N, classCount] are kept off 0 by 1e-15. */
export function logLoss(labels: ArrayLike<number>, probabilities: ArrayLike<number>, classCount: number): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    sum -= Math.log(Math.max(probabilities[row * classCount + labels[row]!]!, 1e-15));
  }
  return sum / labels.length;
}

/**
 * The area under the ROC curve: how often a row of the class `positive` scores above a row of another, ties counting
 * half (Hanley and McNeil, Radiology 143, 1982). NaN where either is absent.
 */
export function rocAuc(labels: ArrayLike<number>, scores: ArrayLike<number>, positive = 1): number {
  let positives = 0;
  let negatives = 0;
  let area = 0;
  forEachScore(labels, scores, positive, (_, positivesHere, negativesHere) => {
    area += negativesHere * (positives + positivesHere / 2);
    positives += positivesHere;
    negatives += negativesHere;
  });
  return area / (positives * negatives);
}

/**
 * The area under the precision-recall curve as average precision: precision at each score, weighted by the recall
 * gained there (Zhu, University of Waterloo, 2004). NaN where no row is of the class `positive`.
 */
export function prAuc(labels: ArrayLike<number>, scores: ArrayLike<number>, positive = 1): number {
  let positives = 0;
  let seen = 0;
  let area = 0;
  forEachScore(labels, scores, positive, (_, positivesHere, negativesHere) => {
    positives += positivesHere;
    seen += positivesHere + negativesHere;
    area += positivesHere * (positives / seen);
  });
  return area / positives;
}
