import { describe, expect, it } from 'vitest';
import { isSameSite, type RequestOrigin } from '#lib/auth/same-site';

const post: RequestOrigin = {
  method: 'POST',
  host: 'ml.example.org',
  origin: undefined,
  secFetchSite: undefined,
  publicUrl: undefined,
};

describe('a change with a session cookie', () => {
  it.each(['GET', 'HEAD', 'OPTIONS', 'get'])('is none with %s', (method) => {
    expect(isSameSite({ ...post, method, secFetchSite: 'cross-site' })).toBe(true);
  });

  it.each<[string, Partial<RequestOrigin>, boolean]>([
    ['from our own page', { secFetchSite: 'same-origin' }, true],
    ['from our own page over plain http, which says so by Referer', { referer: 'http://ml.example.org/profile' }, true],
    ['from another site', { secFetchSite: 'cross-site' }, false],
    [
      'from another site that names our page',
      { secFetchSite: 'cross-site', referer: 'https://ml.example.org/' },
      false,
    ],
    ['from an old browser at another site', { referer: 'https://evil.example/ml.example.org' }, false],
    ['from another site that fetches', { origin: 'https://evil.example', referer: 'https://ml.example.org/' }, false],
    ['typed, or opened from an e-mail', { secFetchSite: 'none' }, false],
    ['without any word on where it comes from', {}, false],
  ])('is also a GET that may begin something: %s', (_what, request, isTaken) => {
    expect(isSameSite({ ...post, ...request, method: 'GET', beginsWork: true })).toBe(isTaken);
  });

  it('is not vouched for by a Referer', () => {
    expect(isSameSite({ ...post, referer: 'https://ml.example.org/' })).toBe(false);
  });

  it.each<[string, Partial<RequestOrigin>]>([
    ['from our own pages', { secFetchSite: 'same-origin' }],
    ['from our own pages over plain http, where browsers send Origin alone', { origin: 'http://ml.example.org' }],
    ['with a port', { host: 'localhost:3000', origin: 'http://localhost:3000' }],
    ['with the default port spelled out by a proxy', { host: 'ml.example.org:443', origin: 'https://ml.example.org' }],
    [
      'behind a proxy that hides the host',
      { host: 'web:3000', origin: 'https://ml.example.org', publicUrl: 'https://ml.example.org/' },
    ],
    ['that no page made, with our own origin', { secFetchSite: 'none', origin: 'https://ml.example.org' }],
  ])('is taken %s', (_what, request) => expect(isSameSite({ ...post, ...request })).toBe(true));

  it.each<[string, Partial<RequestOrigin>]>([
    ['from another site', { secFetchSite: 'cross-site', origin: 'https://evil.example' }],
    ['from another site that claims our origin', { secFetchSite: 'cross-site', origin: 'https://ml.example.org' }],
    ['from a neighbour under the same domain', { secFetchSite: 'same-site', origin: 'https://blog.example.org' }],
    ['from an old browser at another site', { origin: 'https://evil.example' }],
    ['from a site whose name begins like ours', { origin: 'https://ml.example.org.evil.example' }],
    ['from another port', { host: 'localhost:3000', origin: 'http://localhost:4000' }],
    ['from a sandboxed frame', { origin: 'null' }],
    ['from an extension', { origin: 'chrome-extension://ml.example.org' }],
    ['that no page made and nobody vouches for', { secFetchSite: 'none' }],
    ['without any word on where it comes from', {}],
    ['without a host', { host: undefined, origin: 'https://ml.example.org' }],
    ['with junk for an origin', { origin: 'ml.example.org' }],
    ['with junk for a host', { host: '/', origin: 'https://ml.example.org' }],
  ])('is refused %s', (_what, request) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'BREW']) {
      expect(isSameSite({ ...post, ...request, method })).toBe(false);
    }
  });
});
