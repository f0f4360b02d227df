import { describe, expect, it } from 'vitest';
import { accuracy, logLoss, mostProbable, prAuc, rocAuc } from '#lib/training/metrics';

it('takes the first of the most probable classes', () => {
  expect([...mostProbable([0.2, 0.5, 0.3, 0.4, 0.2, 0.4, 0, 0, 1], 3)]).toEqual([1, 0, 2]);
});

it('counts accuracy', () => {
  expect(accuracy([0, 1, 2, 1], [0, 1, 1, 1])).toBe(0.75);
});

describe('log loss', () => {
  it('is the mean surprise in nats', () => {
    expect(logLoss([0, 1], [0.5, 0.5, 0.25, 0.75], 2)).toBeCloseTo(-(Math.log(0.5) + Math.log(0.75)) / 2, 12);
  });

  it('stays finite for a certainty that was wrong', () => {
    expect(logLoss([0], [0, 1], 2)).toBeCloseTo(-Math.log(1e-15), 9);
  });
});

describe('ROC AUC', () => {
  it.each([
    ['three of four pairs in order', [0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], 0.75],
    ['all in order', [0, 0, 1, 1], [1, 2, 3, 4], 1],
    ['all reversed', [1, 1, 0, 0], [1, 2, 3, 4], 0],
    ['all tied', [0, 1, 0, 1], [5, 5, 5, 5], 0.5],
    ['one tied pair of two', [0, 1, 1], [1, 1, 2], 0.75],
  ])('%s', (_, labels, scores, area) => {
    expect(rocAuc(labels, scores)).toBeCloseTo(area, 12);
  });

  it('is NaN without one of the classes', () => {
    expect(rocAuc([1, 1], [1, 2])).toBeNaN();
  });
});

describe('PR AUC', () => {
  it.each([
    ['precision 1 at half the recall, 2/3 at the rest', [0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], 0.5 + 0.5 * (2 / 3)],
    ['all in order', [0, 0, 1, 1], [1, 2, 3, 4], 1],
    ['all tied: the share of positives', [0, 1, 0, 0], [5, 5, 5, 5], 0.25],
  ])('%s', (_, labels, scores, area) => {
    expect(prAuc(labels, scores)).toBeCloseTo(area, 12);
  });
});
