import { expect, test } from 'vitest';
import { answerHeaders, pageHeaders, pagePolicy } from '#lib/http/security-headers';

const request = { nonce: 'bm9uY2U=', secure: true, development: false };

/** The sources of each directive. */
const directives = (policy: string) =>
  Object.fromEntries(policy.split('; ').map((text) => [text.split(' ')[0], text.split(' ').slice(1)]));

test('a page runs the scripts of its nonce, and what those load, and no other', () => {
  const { 'script-src': scripts, 'object-src': objects, 'base-uri': base } = directives(pagePolicy(request));
  expect(scripts).toEqual(["'nonce-bm9uY2U='", "'strict-dynamic'"]);
  expect([objects, base]).toEqual([["'none'"], ["'none'"]]);
});

test('a page sends what it holds to this site only, and stands in no frame', () => {
  const policy = directives(pagePolicy(request));
  for (const name of ['default-src', 'connect-src', 'form-action', 'font-src'])
    expect(policy[name]).toEqual(["'self'"]);
  expect(policy['frame-ancestors']).toEqual(["'none'"]);
  expect(pageHeaders(request)['x-frame-options']).toBe('DENY');
});

test('styles come from this site or carry the nonce; only attributes, which run nothing, are free', () => {
  const policy = directives(pagePolicy(request));
  expect(policy['style-src']).toEqual(["'self'", "'nonce-bm9uY2U='"]);
  expect(policy['style-src-attr']).toEqual(["'unsafe-inline'"]);
});

test('only development evals', () => {
  expect(pagePolicy(request)).not.toContain('unsafe-eval');
  expect(pagePolicy({ ...request, development: true })).toContain("'unsafe-eval'");
});

test('browsers are bound to https only where people come by https', () => {
  for (const headers of [pageHeaders(request), answerHeaders(true)]) {
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}; includeSubDomains$/);
  }
  for (const headers of [pageHeaders({ ...request, secure: false }), answerHeaders(false)]) {
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  }
});

test('an answer of the API is taken for what it says, and nothing of it runs, is framed or embedded elsewhere', () => {
  expect(answerHeaders(false)).toEqual({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
  });
});
