import { expect, it } from 'vitest';
import { answerDifferences, overlap } from '#components/history/answer-differences.ts';
import type { Answer } from '#lib/inference/codecs/answers';

const differing = (a: Answer, b: Answer) =>
  answerDifferences(a, b)
    .filter(({ differs }) => differs)
    .map(({ what }) => what);

it('marks another label and each probability that moved, not what float32 rounds otherwise', () => {
  const a = { label: 'cat', score: 0.6, probabilities: { cat: 0.6, dog: 0.3, cow: 0.1 } };
  const b = { label: 'dog', score: 0.6, probabilities: { cat: 0.3, dog: 0.6, cow: 0.1000000001 } };
  expect(differing(a, b)).toEqual(['Label', 'Probability of cat', 'Probability of dog']);
  expect(differing(a, a)).toEqual([]);
});

it('a label only one of the two knows is a difference', () => {
  const a = { label: 'cat', score: 1, probabilities: { cat: 1 } };
  expect(differing(a, { label: 'cat', score: 1, probabilities: { cat: 1, dog: 0 } })).toEqual(['Probability of dog']);
});

it('names the stretches of a recording that are labelled otherwise', () => {
  const windows = (second: string) => [
    { startS: 0, endS: 1, label: 'yes', score: 1 },
    { startS: 1, endS: 2, label: second, score: 1 },
  ];
  const of = (second: string) => ({ label: 'yes', score: 1, durationS: 2, windows: windows(second) });
  expect(differing(of('yes'), of('no'))).toEqual(['1.0 s to 2.0 s']);
});

it('compares values, texts found, and numbers of an embedding by their angle', () => {
  expect(differing({ value: 3 }, { value: 3.000001 })).toEqual([]);
  expect(differing({ value: 3 }, { value: 3.1 })).toEqual(['Value']);
  const oslo = { label: 'LOC', score: 0.9, start: 3, end: 7, text: 'Oslo' };
  expect(differing({ entities: [oslo] }, { entities: [{ ...oslo, score: 0.5 }] })).toEqual([]);
  expect(differing({ entities: [oslo] }, { entities: [] })).toEqual(['“Oslo”']);
  expect(differing({ embedding: [1, 0] }, { embedding: [2, 0] })).toEqual([]);
  expect(differing({ embedding: [1, 0] }, { embedding: [0, 1] })).toEqual(['Cosine of the two']);
});

it('boxes agree where they lie on each other', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 };
  const found = (x: number): Answer => ({
    width: 20,
    height: 20,
    detections: [{ label: 'dog', score: 0.9, box: { ...box, x } }],
  });
  expect(overlap(box, { ...box, x: 5 })).toBeCloseTo(1 / 3);
  expect(differing(found(0), found(1))).toEqual([]);
  expect(differing(found(0), found(9))).toEqual(['dog']);
});

it('answers of two kinds always differ', () => {
  expect(differing({ value: 1 }, { label: '1', score: null })).toEqual(['Answer']);
});
