import { expect, it } from 'vitest';
import { createKeyCounter } from '#lib/training/learners/key-counter';
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

it('keeps the most frequent terms where there are too many, of those as frequent words before pairs', () => {
  const { terms } = fitTfIdf(documents, { minDocuments: 1, maxTerms: 3 });
  expect(terms).toEqual([['good'], ['not'], ['very']]);
});

it('counts a pair once in each document, however often it stands there', () => {
  const { terms } = fitTfIdf(
    [
      ['a', 'b', 'a', 'b'],
      ['c', 'a'],
    ],
    { minDocuments: 2, maxSkip: 0 },
  );
  expect(terms).toEqual([['a']]);
});

it('finds frequent keys among more than it may remember', () => {
  const counter = createKeyCounter(10);
  for (let key = 0; key < 1000; key++) for (const added of [key, 7777, 8888]) counter.add(added);
  const frequent = counter.frequent(500);
  expect(frequent.map(({ key }) => key)).toEqual([7777, 8888]);
  for (const { count } of frequent) expect(count).toBe(1000);
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
