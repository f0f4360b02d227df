/**
 * Visits the distinct scores from the highest down, with how many rows of the class `positive` and of all others have
 * that score. Scores that are not numbers count as one, above all others.
 */
export function forEachScore(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  positive: number,
  visit: (score: number, positives: number, negatives: number) => void,
): void {
  const ofPositives = new Float64Array(scores.length);
  const ofNegatives = new Float64Array(scores.length);
  let positives = 0;
  let negatives = 0;
  for (let row = 0; row < scores.length; row++) {
    if (labels[row] === positive) ofPositives[positives++] = scores[row]!;
    else ofNegatives[negatives++] = scores[row]!;
  }
  // Two typed arrays sort many times faster than one array of row numbers with a comparison.
  ofPositives.subarray(0, positives).sort();
  ofNegatives.subarray(0, negatives).sort();
  while (positives > 0 || negatives > 0) {
    const score = Math.max(
      positives > 0 ? ofPositives[positives - 1]! : -Infinity,
      negatives > 0 ? ofNegatives[negatives - 1]! : -Infinity,
    );
    const [positivesBefore, negativesBefore] = [positives, negatives];
    while (positives > 0 && !(ofPositives[positives - 1]! < score)) positives--;
    while (negatives > 0 && !(ofNegatives[negatives - 1]! < score)) negatives--;
    visit(score, positivesBefore - positives, negativesBefore - negatives);
  }
}
