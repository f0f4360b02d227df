import type { Link } from './learner.ts';
import { sigmoid } from './sigmoid.ts';

/** From raw values [rows, outputs] to answers: themselves, [rows, 2] of log-odds, or [rows, outputs] of scores. */
export function linkAnswers(scores: Float64Array, outputs: number, link: Link): Float64Array {
  if (link === 'identity') return scores;
  if (link === 'sigmoid') return bothClasses(scores);
  const answers = new Float64Array(scores.length);
  for (let first = 0; first < scores.length; first += outputs) {
    let highest = -Infinity;
    for (let i = first; i < first + outputs; i++) highest = Math.max(highest, scores[i]!);
    let total = 0;
    for (let i = first; i < first + outputs; i++) {
      answers[i] = Math.exp(scores[i]! - highest);
      total += answers[i]!;
    }
    for (let i = first; i < first + outputs; i++) answers[i]! /= total;
  }
  return answers;
}

function bothClasses(logits: Float64Array): Float64Array {
  const answers = new Float64Array(logits.length * 2);
  for (let row = 0; row < logits.length; row++) {
    const positive = sigmoid(logits[row]!);
    answers[2 * row] = 1 - positive;
    answers[2 * row + 1] = positive;
  }
  return answers;
}
