/** Scores to probabilities that sum to 1, in place; the highest is taken off first, so that none overflows. */
export function softmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let index = 0; index < scores.length; index++) sum += scores[index] = Math.exp(scores[index]! - highest);
  for (let index = 0; index < scores.length; index++) scores[index]! /= sum;
}

/** A score to a probability by itself. Exact at both ends: exp is never taken of a large number. */
export function sigmoid(score: number): number {
  if (score >= 0) return 1 / (1 + Math.exp(-score));
  const small = Math.exp(score);
  return small / (1 + small);
}
