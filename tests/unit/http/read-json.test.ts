import { expect, test } from 'vitest';
import type { HttpRequest } from '#lib/http/exchange';
import { readJson } from '#lib/http/read-json';

const request = (body: string | Buffer, type: string | undefined = 'application/json'): HttpRequest => ({
  method: 'POST',
  url: '/',
  params: {},
  header: (name) => (name === 'content-type' ? type : undefined),
  body: async () => Buffer.from(body),
  stream: () => {
    throw new Error('not asked for');
  },
});
const refusal = (body: string | Buffer, type?: string) =>
  readJson(request(body, type)).then(
    (value) => `taken: ${JSON.stringify(value)}`,
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );

test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/vnd.x+json'])(
  '%s is JSON',
  async (type) => expect(await readJson(request('{"a":"é"}', type))).toEqual({ a: 'é' }),
);

test('a body without a type is taken for JSON', async () => {
  const untyped = { ...request('[1]'), header: () => undefined };
  expect(await readJson(untyped)).toEqual([1]);
});

test.each([
  ['text/plain', '{}', 'unsupported-media-type: Send the body as application/json, not text/plain.'],
  ['application/jsonp', '{}', 'unsupported-media-type: Send the body as application/json, not application/jsonp.'],
  ['application/json', '', 'bad-json: The body is empty. Send a JSON object.'],
  ['application/json', '{"a":1,\n "b" 2}', 'bad-json: The body is not valid JSON, from line 2, column 6 on.'],
  ['application/json', '{"a":}', 'bad-json: The body is not valid JSON.'],
  ['application/json', '{"a":1', 'bad-json: The body is not valid JSON, from line 1, column 7 on.'],
  [
    'application/json',
    '{"a": NaN}',
    'bad-json: The body is not valid JSON. JSON has no NaN or Infinity: send null or leave the feature out.',
  ],
])('%s with the body %j is answered %s', async (type, body, answer) => expect(await refusal(body, type)).toBe(answer));

test('a body in another encoding than UTF-8 is refused, not mangled', async () => {
  expect(await refusal(Buffer.from('{"city":"Zürich"}', 'latin1'))).toBe(
    'bad-json: The body is not UTF-8 text. Send JSON encoded as UTF-8.',
  );
});

test('no part of the body, which may hold secrets, is in the error', async () => {
  expect(await refusal('{"password": hunter2}')).not.toContain('hunter2');
});
