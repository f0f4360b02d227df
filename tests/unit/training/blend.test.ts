import { describe, expect, it } from 'vitest';
import { fitBlendWeights } from '#lib/training/learners/blend-weights';
import type { Target } from '#lib/training/learners/learner';
import { createRandom, randomNormal } from '#lib/training/learners/random';
import { logLoss } from '#lib/training/metrics';

const random = createRandom(1);
const rowCount = 2000;
const noise = (size: number) => Float64Array.from({ length: rowCount }, () => size * randomNormal(random));
const sumOf = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);

describe('numbers', () => {
  const values = noise(100).map((value) => 5000 + value);
  const target: Target = { kind: 'regression', values };
  const off = (size: number) => noise(size).map((error, row) => values[row]! + error);

  it('weighs members by the inverse of their squared errors, where those are independent', () => {
    const weights = fitBlendWeights([off(10), off(20)], target);
    expect(weights[0]).toBeCloseTo(0.8, 1);
    expect(sumOf(weights)).toBeCloseTo(1, 12);
  });

  it('leaves out a member that only does harm', () => {
    const good = off(5);
    const weights = fitBlendWeights([good, good.map((value) => value + 300)], target);
    expect(weights).toEqual([1, 0]);
  });

  it('gives a perfect member everything', () => {
    expect(fitBlendWeights([off(50), Float64Array.from(values), off(50)], target)[1]).toBeGreaterThan(0.99);
  });
});

describe('classes', () => {
  const labels = Int32Array.from({ length: rowCount }, (_, row) => row % 3);
  const target: Target = { kind: 'classification', labels, classCount: 3 };
  /** Probabilities that lean to the true class by `skill`, with noise of their own. */
  const member = (skill: number) => {
    const scores = Float64Array.from({ length: rowCount * 3 }, (_, place) => {
      const isTrue = labels[Math.floor(place / 3)] === place % 3;
      return Math.exp((isTrue ? skill : 0) + randomNormal(random));
    });
    return scores.map((score, place) => {
      const first = place - (place % 3);
      return score / (scores[first]! + scores[first + 1]! + scores[first + 2]!);
    });
  };
  const members = [member(2), member(1), member(0)];
  const blended = (weights: readonly number[]) =>
    members[0]!.map((_, place) => members.reduce((sum, answers, i) => sum + weights[i]! * answers[place]!, 0));

  it('is no worse than any other blend on the rows it was fitted on', () => {
    const weights = fitBlendWeights(members, target);
    expect(sumOf(weights)).toBeCloseTo(1, 12);
    const best = logLoss(labels, blended(weights), 3);
    for (let a = 0; a <= 20; a++) {
      for (let b = 0; a + b <= 20; b++) {
        const other = [a / 20, b / 20, (20 - a - b) / 20];
        expect(best).toBeLessThanOrEqual(logLoss(labels, blended(other), 3) + 1e-6);
      }
    }
  });

  it('is the same every time, and even among equals', () => {
    expect(fitBlendWeights(members, target)).toEqual(fitBlendWeights(members, target));
    expect(fitBlendWeights([members[0]!, members[0]!], target)).toEqual([0.5, 0.5]);
  });

  it('stays finite where a member was certain and wrong', () => {
    const certain = members[0]!.map((_, place) => (place % 3 === 0 ? 1 : 0));
    const weights = fitBlendWeights([certain, members[0]!], target);
    expect(weights[1]).toBeGreaterThan(0.9);
  });
});
