import type { Target } from './learner.ts';

/**
 * The shares of a blend: weights of at least 0 that add up to 1, under which the weighted answers have the least log
 * loss or squared error on the given rows. `members` are each one's answers, [rows] or [rows, classes]. By
 * exponentiated gradient (Kivinen and Warmuth, Information and Computation 132, 1997); the problem is convex.
 */
export function fitBlendWeights(members: readonly Float64Array[], target: Target): number[] {
  const relevant = members.map((answers) => answersToTarget(answers, target));
  const lossAt = target.kind === 'regression' ? squaredLoss(relevant, target.values) : logLoss(relevant);
  let weights = members.map(() => 1 / members.length);
  let { loss, gradient } = lossAt(weights);
  let rate = 1 / (Math.max(...gradient.map(Math.abs)) || 1);
  for (let step = 0; step < MAX_STEPS && rate > 1e-12; step++) {
    const next = moved(weights, gradient, rate);
    const reached = lossAt(next);
    if (reached.loss > loss) {
      rate /= 4;
      continue;
    }
    const isSettled = weights.every((weight, member) => Math.abs(weight - next[member]!) < 1e-7);
    [weights, { loss, gradient }] = [next, reached];
    if (isSettled) break;
    rate *= 1.5;
  }
  return withoutTraces(weights);
}

const MAX_STEPS = 500;

/** Of classes, only the probability of the true one counts. */
function answersToTarget(answers: Float64Array, target: Target): Float64Array {
  if (target.kind === 'regression') return answers;
  const { labels, classCount } = target;
  return Float64Array.from(labels, (label, row) => Math.max(answers[row * classCount + label]!, 1e-15));
}

type LossAt = (weights: readonly number[]) => { loss: number; gradient: number[] };

function logLoss(members: readonly Float64Array[]): LossAt {
  return (weights) => {
    const blended = blend(members, weights);
    const slopes = blended.map((probability) => -1 / probability / blended.length);
    return { loss: mean(blended.map((probability) => -Math.log(probability))), gradient: along(members, slopes) };
  };
}

function squaredLoss(members: readonly Float64Array[], values: Float64Array): LossAt {
  return (weights) => {
    const errors = blend(members, weights).map((value, row) => value - values[row]!);
    const slopes = errors.map((error) => (2 * error) / errors.length);
    return { loss: mean(errors.map((error) => error * error)), gradient: along(members, slopes) };
  };
}

function blend(members: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const blended = new Float64Array(members[0]?.length ?? 0);
  members.forEach((answers, member) => {
    for (let row = 0; row < blended.length; row++) blended[row]! += weights[member]! * answers[row]!;
  });
  return blended;
}

function along(members: readonly Float64Array[], slopes: Float64Array): number[] {
  return members.map((answers) => answers.reduce((sum, value, row) => sum + value * slopes[row]!, 0));
}

function moved(weights: readonly number[], gradient: readonly number[], rate: number): number[] {
  const least = Math.min(...gradient);
  return normalised(weights.map((weight, member) => weight * Math.exp(-rate * (gradient[member]! - least))));
}

/** A member with next to no say is left out of the blend. */
function withoutTraces(weights: readonly number[]): number[] {
  return normalised(weights.map((weight) => (weight < 1e-3 ? 0 : weight)));
}

function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
