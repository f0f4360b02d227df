import { expect, test } from 'vitest';
import { compareAnswer } from '#lib/registry/compare-answer';

const tolerance = 1e-4;

test('a number fits within the tolerance times its size, at least one', () => {
  expect(compareAnswer({ value: 20_000, tolerance }, { value: 20_001 })).toEqual({ problems: [], worstDifference: 1 });
  expect(compareAnswer({ value: 0.5, tolerance }, { value: 0.50005 }).problems).toEqual([]);
  expect(compareAnswer({ value: 0.5, tolerance }, { value: 0.51 }).problems).toEqual([
    'the value was expected to be 0.5, the model answered 0.51',
  ]);
  expect(compareAnswer({ value: 1, tolerance }, { value: null }).problems).toHaveLength(1);
});

test('another label, and a probability that is off or missing, are named', () => {
  const expected = { label: 'a', probabilities: { a: 0.9, b: 0.1 }, tolerance };
  expect(compareAnswer(expected, { label: 'a', probabilities: { a: 0.9, b: 0.1 } }).problems).toEqual([]);
  expect(compareAnswer(expected, { label: 'b', probabilities: { a: 0.4 } }).problems).toEqual([
    'the label was expected to be "a", the model answered "b"',
    'the probability of "a" was expected to be 0.9, the model answered 0.4',
    'the probability of "b" was expected to be 0.1, the model answered none',
  ]);
});

test('entities, windows and boxes are compared one by one, in their order', () => {
  const entity = { label: 'PER', start: 0, end: 4 };
  const got = { entities: [{ ...entity, score: 0.9, text: 'Anna' }], windows: [{ label: 'bell' }, { label: 'bird' }] };
  expect(compareAnswer({ entities: [entity], windows: ['bell', 'bird'], tolerance }, got).problems).toEqual([]);
  expect(compareAnswer({ entities: [{ ...entity, end: 5 }], windows: ['bell'], tolerance }, got).problems).toEqual([
    'the entities were expected to be PER 0–5, the model answered PER 0–4',
    'the windows were expected to be bell, the model answered bell, bird',
  ]);
  expect(compareAnswer({ entities: [], tolerance }, { label: 'x' }).problems).toEqual([]);
});

test('boxes fit to a pixel, their scores within the tolerance', () => {
  const box = { x: 10, y: 20, width: 30, height: 40 };
  const expected = { detections: [{ label: 'cat', score: 0.9, box }], tolerance };
  const found = (change: object, score = 0.9) => ({
    detections: [{ label: 'cat', score, box: { ...box, ...change } }],
  });
  expect(compareAnswer(expected, found({ x: 10.9 })).problems).toEqual([]);
  expect(compareAnswer(expected, found({ x: 12 }, 0.8)).problems).toEqual([
    'x of box 1 (cat) was expected to be 10, the model answered 12',
    'the score of box 1 (cat) was expected to be 0.9, the model answered 0.8',
  ]);
  expect(compareAnswer(expected, { detections: [] }).problems).toEqual([
    'the boxes were expected to be of cat, the model answered none',
  ]);
});

test('an embedding fits number by number, and the first that does not is named', () => {
  const expected = { embedding: [0.6, 0.8], tolerance };
  expect(compareAnswer(expected, { embedding: [0.60001, 0.8] }).problems).toEqual([]);
  expect(compareAnswer(expected, { embedding: [0.8, 0.6] }).problems).toEqual([
    'number 1 of the embedding was expected to be 0.6, the model answered 0.8',
  ]);
  expect(compareAnswer(expected, { embedding: [0.6] }).problems).toEqual([
    'the embedding was expected to have 2 numbers, the model answered 1',
  ]);
});
