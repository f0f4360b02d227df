import { expect, test } from 'vitest';
import { clientAddress } from '#lib/auth/client-address';

const from = (forwarded: string | null) => clientAddress((name) => (name === 'x-forwarded-for' ? forwarded : null));

test.each([
  [null, 'unknown'],
  ['', 'unknown'],
  ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
])('%j comes from %s, on whatever port', (forwarded, address) => {
  expect(from(forwarded)).toBe(address);
});

test('what is no address takes no more room than one', () => {
  expect(from('x'.repeat(15_000))).toHaveLength(64);
});
