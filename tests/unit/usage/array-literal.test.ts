import { expect, test } from 'vitest';
import { plainArray, textArray } from '#lib/usage/array-literal';

test('null is NULL, and a text that says so is not', () => {
  expect(plainArray(['a', null, 1, false])).toBe('{a,NULL,1,false}');
  expect(textArray(['NULL', null, ''])).toBe('{"NULL",NULL,""}');
});

test('quotes and backslashes cannot end an element', () => {
  expect(textArray(['a"b', 'c\\', '"},{"'])).toBe('{"a\\"b","c\\\\","\\"},{\\""}');
});
