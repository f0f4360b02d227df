import { expect, test } from 'vitest';
import { holder } from '#tests/integration/privacy/search-everything';

const holds = holder('QzMarkerQz');
const bytes = (text: string) => Buffer.from(text);

test.each([
  ['as it is', 'said QzMarkerQz once'],
  ['in another case', 'qzmarkerQZ'],
  ['in hexadecimal', `\\\\x${bytes('to QzMarkerQz').toString('hex')}`],
  ['in an address', encodeURIComponent('"QzMarkerQz" <x@example.org>')],
  ...[0, 1, 2, 3].map((before): [string, string] => [
    `in Base64 after ${before} bytes`,
    bytes(`${'.'.repeat(before)}QzMarkerQz and more`).toString('base64'),
  ]),
  ['at the end of Base64 for addresses', bytes('{"sub":"QzMarkerQz"}').toString('base64url')],
])('the search finds the marker %s', (_, text) => {
  expect(holds(text)).toBe(true);
});

test('the search finds nothing where there is nothing', () => {
  expect(holds(bytes('QzOtherQz and more, for as long as this is').toString('base64'))).toBe(false);
  expect(holds('QzMarkerQ')).toBe(false);
});
