import { expect, it } from 'vitest';
import { typesFor, withType } from '#components/versions/change-feature.ts';

const number = { name: 'x', type: 'number', unit: 'cm' } as const;

it('offers dates where the graph takes numbers with a fraction, and nowhere else', () => {
  expect(typesFor(number, 'float32')).toContain('date');
  for (const elementType of ['int64', 'string', 'bool']) expect(typesFor(number, elementType)).not.toContain('date');
});

it('makes a date of a number without what only numbers have', () => {
  expect(withType(number, 'date')).toEqual({ name: 'x', type: 'date' });
});
