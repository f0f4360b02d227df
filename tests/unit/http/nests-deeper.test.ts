import { expect, test } from 'vitest';
import { nestsDeeper } from '#lib/http/nests-deeper';

test.each([
  ['[[[]]]', 3, false],
  ['[[[]]]', 2, true],
  ['[{"a":[1]}]', 2, true],
  ['[[],[],[],{},{},[]]', 2, false],
  ['["[[[[[[", "{{{{"]', 1, false],
  ['["\\"[[[[[", "\\\\"]', 1, false],
  ['["\\\\",[[[]]]]', 3, true],
  ['["half [[[[[[[', 1, false],
  ['[[[[[[', 5, true],
])('%s nests deeper than %i: %s', (json, most, deeper) => {
  expect(nestsDeeper(Buffer.from(json), most)).toBe(deeper);
});
