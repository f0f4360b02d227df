import { expect, test } from 'vitest';
import { plainAnswers } from '#lib/mlflow/plain-answers';

test.each([
  ['a label', { label: 'a', score: 0.9, probabilities: { a: 0.9, b: 0.1 } }, 'a'],
  ['a label without a score', { label: 'a', score: null }, 'a'],
  ['a value', { value: 1.5 }, 1.5],
  ['a vector', { embedding: [1, 2] }, [1, 2]],
  ['entities', { entities: [] }, []],
  ['detections', { width: 4, height: 4, detections: [] }, []],
  ['the only output', { outputs: { y: [[1], [2]] } }, [[1], [2]]],
  ['several outputs', { outputs: { y: [1], z: 2 } }, { y: [1], z: 2 }],
])('a row is answered by %s alone, as a model’s own predict gives it', (_what, answer, plain) => {
  expect(plainAnswers([answer])).toEqual([plain]);
});
