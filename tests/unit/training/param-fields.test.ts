import { expect, test } from 'vitest';
import { paramFields } from '#app/(dashboard)/runs/new/param-fields.ts';

test('the form asks for every number an algorithm takes, within the limits of the API', () => {
  const { linear, 'random-forest': forest } = paramFields();
  expect(linear.map(({ name }) => name)).toEqual(['reg_lambda', 'max_iter', 'min_df', 'max_terms']);
  expect(forest.find(({ name }) => name === 'max_depth')).toEqual({
    name: 'max_depth',
    ...{ whole: true, least: 1, most: 64, fallback: null, mayBeNone: true },
  });
});
