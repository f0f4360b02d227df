import { beforeEach, expect, test, vi } from 'vitest';
import { parseEnv } from '#lib/env';
import { refuserOf } from '#lib/http/refuse-method';

const friend = 'https://app.example.org';

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
});

/** The module as it is with these settings. */
async function corsWith(origins: string) {
  vi.stubEnv('CORS_ORIGINS', origins);
  return import('#lib/http/cors');
}

const asked = (url: string, headers: Record<string, string>) => ({ url, header: (name: string) => headers[name] });
const preflight = { origin: friend, 'access-control-request-method': 'POST' };

test('no page of another site may read anything unless settings say so', async () => {
  const { corsHeaders, preflightHeaders } = await corsWith('');
  expect(corsHeaders(asked('/api/predict', { origin: friend }))).toBeUndefined();
  expect(preflightHeaders(asked('/api/predict', preflight))).toBeUndefined();
});

test.each(['/api/predict', '/api/v1/models?limit=3', '/v2', '/v2/models/iris/infer'])(
  'a configured site may read %s, without credentials',
  async (url) => {
    const { corsHeaders, preflightHeaders } = await corsWith(`${friend}, http://localhost:5173`);
    const headers = corsHeaders(asked(url, { origin: friend }));
    expect(headers).toMatchObject({ 'access-control-allow-origin': friend, vary: 'origin' });
    expect(preflightHeaders(asked(url, preflight))).toMatchObject({
      'access-control-allow-origin': friend,
      'access-control-allow-headers': 'authorization, *',
    });
    expect(preflightHeaders(asked(url, preflight))).not.toHaveProperty('access-control-allow-credentials');
  },
);

test.each(['/', '/models', '/api/auth/session', '/api/stripe/webhook', '/api/v1x', '/v20', '/api/predictions'])(
  'a configured site may not read %s',
  async (url) => {
    const { corsHeaders } = await corsWith(friend);
    expect(corsHeaders(asked(url, { origin: friend }))).toBeUndefined();
  },
);

test.each([
  'https://app.example.org.evil.example',
  'https://evil.example',
  'http://app.example.org',
  'null',
  `${friend}:444`,
])('the origin %s is not the configured one', async (origin) => {
  const { corsHeaders, preflightHeaders } = await corsWith(friend);
  expect(corsHeaders(asked('/api/predict', { origin }))).toEqual({ vary: 'origin' });
  expect(preflightHeaders(asked('/api/predict', { ...preflight, origin }))).toEqual({ vary: 'origin' });
});

test.each(['*', 'app.example.org', 'https://app.example.org/page', 'file:///etc', 'null'])(
  'a server does not start with "%s" for an origin',
  (origins) => {
    expect(() => parseEnv({ CORS_ORIGINS: origins })).toThrow(/CORS_ORIGINS: ".*" is no origin/);
    expect(parseEnv({ CORS_ORIGINS: `${friend}/, http://[::1]:8080` }).CORS_ORIGINS).toEqual([
      friend,
      'http://[::1]:8080',
    ]);
  },
);

test('a preflight of a configured site is answered by the server itself, for a path and method it has', async () => {
  vi.stubEnv('CORS_ORIGINS', friend);
  const fresh = await import('#lib/http/refuse-method');
  const request = { ...asked('/api/predict', preflight), method: 'OPTIONS', params: {} };
  const answer = await fresh.refuserOf('OPTIONS', '/api/predict')!(request as never);
  expect(answer).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': friend } });
  expect(refuserOf('OPTIONS', '/api/v1/nothing')).toBeNull();
});
