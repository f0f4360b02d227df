import { expect, test } from 'vitest';
import { redactSecrets } from '#lib/redact-secrets';

const secrets = [
  ['an API key', 'the key bw_3fT9aXk2LmQ7vB8nR4cY6wZ1pD5sH0jG2eU7 was sent', 'bw_3fT9aXk2'],
  ['an access token', 'bwa_101kb1f0e2m7w5d3c9t8v6n4xqz.abc-_', '101kb1f0'],
  ['a refresh token', 'bwr_3fT9aXk2LmQ7vB8nR4cY6wZ1pD5sH0jG2eU7', '3fT9aXk2'],
  ['a header', 'Authorization: Bearer abc.DEF-123', 'abc.DEF'],
  ['a session cookie', 'a=b; __Secure-next-auth.session-token=eyJabc.def; c=d', 'eyJabc'],
  ['a signed token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'eyJzdWI'],
  ['a key of Stripe', 'sk_live_51Habc and rk_test_9', '51Habc'],
  ['the secret of a webhook', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=', 'MfKQ9'],
  ['credentials in an address', 'connect to postgres://bellwether:hunter2@db:5432/x', 'hunter2'],
  ['a password with an @ in an address', 'connect to redis://:p@ss@cache:6379', 'ss@cache'],
  ['a password in the query of an address', 'connect to postgres://db/x?ssl=1&password=geheim', 'geheim'],
  ['a token in the query of an address', 'GET https://here.example/reset-password?token=AAAA-bbbb_1#x', 'AAAA'],
  ['a signature in the query of an address', 'https://s3.example/x?X-Amz-Signature=0a1b2c&x=1', '0a1b2c'],
  ['the hash of a password', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', 'c2FsdA'],
  [
    'the parameters of a query',
    'Failed query: insert\nparams: ann@example.org,hunter2\n    at run (x.ts:1)',
    'hunter2',
  ],
] as const;

test.each(secrets)('%s does not get into a log, as text, in JSON, or in JSON of JSON', (_, text, secret) => {
  const json = JSON.stringify({ error: text });
  for (const form of [text, json, JSON.stringify({ body: json })]) {
    expect(form).toContain(secret);
    expect(redactSecrets(form)).not.toContain(secret);
  }
  expect(JSON.parse(redactSecrets(json))).toHaveProperty('error');
});

test.each([
  ...['password', 'currentPassword', 'totpSecret', 'refreshToken', 'cookie', 'set-cookie', 'authorization', 'apiKey'],
  ...['S3_SECRET_ACCESS_KEY', 'x-api-key'],
])('a value that is called %s does not, however deep', (name) => {
  const line = JSON.stringify({ a: { b: [{ [name]: 'hunter "2"' }] }, c: { [name]: ['hunter', 'two'] }, msg: 'm' });
  const json = JSON.stringify({ body: line, msg: 'm' });
  for (const form of [line, json, JSON.stringify({ error: json, msg: 'm' })]) {
    expect(redactSecrets(form)).not.toMatch(/hunter|2|two/);
    expect(JSON.parse(redactSecrets(form))).toMatchObject({ msg: 'm' });
  }
  const read = JSON.parse(JSON.parse(redactSecrets(json)).body);
  expect(read).toEqual({ a: { b: [{ [name]: '[redacted]' }] }, c: { [name]: '[redacted]' }, msg: 'm' });
});

test.each(['{"password": "hunter', '{"password":"hunter\\\\"}', '{"password":"\\\\\\"hunter"}'])(
  'a password does not get into a log from JSON that was cut off, or with signs to be escaped: %s',
  (text) => {
    for (const form of [
      JSON.stringify({ text, msg: 'm' }),
      JSON.stringify({ of: JSON.stringify({ text }), msg: 'm' }),
    ]) {
      expect(redactSecrets(form)).not.toContain('hunter');
      expect(JSON.parse(redactSecrets(form))).toMatchObject({ msg: 'm' });
    }
  },
);

test('a link that an admin is to hand over stays readable, and only where a line itself calls it so', () => {
  const line = JSON.stringify({
    level: 40,
    link: 'https://here.example/reset-password?token=AAAA',
    msg: 'hand it over',
  });
  expect(redactSecrets(line)).toBe(line);
  expect(redactSecrets(JSON.stringify({ body: line }))).not.toContain('AAAA');
});

test('what is no secret stays as it is', () => {
  const line = JSON.stringify({
    ...{ level: 30, time: 1, requestId: 'req_01kb1fe8j0k2m4n6p8q0r2s4t6', hint: 'bw_3fT9', tokens: 12 },
    ...{ link: 'https://bellwether.example.org/reset?x=1', msg: 'job done', error: 'Error: no\n    at run (x.ts:1)' },
  });
  expect(redactSecrets(line)).toBe(line);
});
