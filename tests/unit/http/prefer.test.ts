import { expect, test } from 'vitest';
import { readPrefer } from '#lib/http/prefer';

const nothing = { respondAsync: false, waitS: null };

test.each<[string | undefined, ReturnType<typeof readPrefer>]>([
  [undefined, nothing],
  ['respond-async', { respondAsync: true, waitS: null }],
  ['Respond-Async, WAIT = 10', { respondAsync: true, waitS: 10 }],
  ['wait=10;foo="a, b", respond-async=""', { respondAsync: true, waitS: 10 }],
  ['return=representation, wait="5"', { respondAsync: false, waitS: 5 }],
  ['foo="wait=3, \\"respond-async", handling=lenient', nothing],
  // The first of one name counts, and who would wait for longer than is offered is answered earlier.
  ['wait=3, wait=9', { respondAsync: false, waitS: 3 }],
  ['wait=86400', { respondAsync: false, waitS: 60 }],
  ['wait=0', { respondAsync: false, waitS: 0 }],
])('a Prefer header says what RFC 7240 has it say: %s', (header, preferences) => {
  expect(readPrefer(header)).toEqual(preferences);
});

test.each([
  'wait=-1',
  'wait=1.5',
  'wait=',
  'wait',
  'respond-async=no',
  'respond-async"',
  ',,;',
  `wait=5${' '.repeat(2000)}`,
])('what cannot be read of a Prefer header is ignored: %j', (header) => {
  expect(readPrefer(header)).toEqual(nothing);
});

test('what cannot be read takes nothing from what can', () => {
  expect(readPrefer('wait=soon;, @, respond-async')).toEqual({ respondAsync: true, waitS: null });
});
