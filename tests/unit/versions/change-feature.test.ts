import { expect, it } from 'vitest';
import { typesFor, withType } from '#components/versions/change-feature.ts';
import type { ElementType } from '#lib/registry/onnx/element-type';

const number = { name: 'x', type: 'number', unit: 'cm' } as const;

it('offers dates where the graph takes numbers with a fraction, and nowhere else', () => {
  const takes = (elementType: ElementType) =>
    typesFor(number, { name: 'x', kind: 'tensor', elementType, shape: ['N', 1] });
  expect(takes('float32')).toContain('date');
  for (const elementType of ['int64', 'string', 'bool'] as const) expect(takes(elementType)).not.toContain('date');
});

it('makes a date of a number without what only numbers have', () => {
  expect(withType(number, 'date')).toEqual({ name: 'x', type: 'date' });
});
