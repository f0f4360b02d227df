import { expect, test } from 'vitest';
import { entitySpans } from '#components/answers/entity-spans.ts';

const text = 'Ada Lovelace 😀 met Charles in London.';
const placeOf = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

test('the spans put together are the text, and each entity covers exactly its own part of it', () => {
  const entities = ['Ada Lovelace', 'Lovelace 😀 met', 'London', 'Charles'].map(placeOf);
  const spans = entitySpans(text, entities);
  expect(spans.map((span) => span.text).join('')).toBe(text);
  for (const [index, { start, end }] of entities.entries()) {
    const covered = spans.filter((span) => span.entities.includes(index));
    expect(covered.map((span) => span.text).join('')).toBe(text.slice(start, end));
    expect(spans.filter((span) => span.ending.includes(index))).toEqual([covered.at(-1)]);
  }
});

test('entities that lie outside of the text are left out, so that a text shown in part breaks nothing', () => {
  const spans = entitySpans('short', [
    { start: 2, end: 90 },
    { start: -1, end: 3 },
    { start: 3, end: 3 },
  ]);
  expect(spans).toEqual([{ text: 'short', entities: [], ending: [] }]);
});
