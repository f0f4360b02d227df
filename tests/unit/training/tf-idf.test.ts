import { expect, it } from 'vitest';
import { fitTfIdf, tfIdfRows } from '#lib/training/learners/tf-idf';

const documents = [
  ['not', 'good'],
  ['very', 'good'],
  ['not', 'very', 'good'],
];

it('lists words, then pairs, which stand in enough documents', () => {
  const { terms } = fitTfIdf(documents, { minDocuments: 2, maxSkip: 0 });
  expect(terms).toEqual([['good'], ['not'], ['very'], ['very', 'good']]);
});

it('counts pairs with words skipped between them', () => {
  const { terms } = fitTfIdf(documents, { minDocuments: 2, maxSkip: 1 });
  expect(terms).toContainEqual(['not', 'good']);
});

it('weighs rare terms more', () => {
  const { terms, weights } = fitTfIdf(documents, { minDocuments: 1, maxSkip: 0 });
  const weightOf = (...term: string[]) => weights[terms.findIndex((one) => one.join() === term.join())];
  expect(weightOf('good')).toBe(1);
  expect(weightOf('not', 'good')).toBeCloseTo(Math.log(4 / 2) + 1, 6);
});

it('scales rows to length 1, and leaves a text without a known term empty', () => {
  const tfIdf = fitTfIdf(documents, { minDocuments: 1, maxSkip: 0 });
  const { starts, values } = tfIdfRows(tfIdf, [['good', 'good', 'not'], ['unheard', 'of'], []]);
  const first = values.slice(starts[0], starts[1]);
  expect(Math.hypot(...first)).toBeCloseTo(1, 6);
  expect([...starts.slice(1)]).toEqual([first.length, first.length, first.length]);
});
