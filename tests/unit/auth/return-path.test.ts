import { expect, test } from 'vitest';
import { returnPath } from '#lib/auth/sign-in/return-path';

test('signing in leads back to a page of this site', () => {
  expect(returnPath('/keys')).toBe('/keys');
  expect(returnPath('/verify-email?token=x')).toBe('/verify-email?token=x');
  expect(returnPath('/models/iris?tab=versions#v2')).toBe('/models/iris?tab=versions#v2');
});

test.each([
  undefined,
  ['/keys', '/models'],
  '',
  'keys',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '/\n\\evil.example/',
  '/.//evil.example/',
  '/..//evil.example/',
  'javascript:alert(1)',
  '/\r\n/evil.example',
  ' //evil.example',
  'http:evil.example',
  '\\\\evil.example',
])('signing in never leads to another site: %j', (wished) => {
  expect(returnPath(wished)).toBe('/predict');
});

test.each(['/sign-in', '/sign-in?callbackUrl=/keys', '/api/auth/signout', '/invitation?token=x', '/reset-password'])(
  'signing in leads to no loop: %s',
  (wished) => {
    expect(returnPath(wished)).toBe('/predict');
  },
);
