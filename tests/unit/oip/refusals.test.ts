import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { refuserOf } from '#lib/http/refuse-method';

/** What a request is answered that no operation can. */
async function refused(method: string, url: string) {
  const request = { method, url, params: {}, header: () => undefined, stream: () => Readable.from([]) };
  const answer = await refuserOf(method, url)!({ ...request, body: async () => Buffer.alloc(0) });
  return { status: answer.status, type: answer.headers['content-type'], body: JSON.parse(String(answer.body)) };
}

test('what no operation under /v2 answers is told as the protocol tells errors', async () => {
  const type = 'application/json';
  const error = expect.any(String);
  expect(await refused('GET', '/v2/models/iris/infer')).toEqual({ status: 405, type, body: { error } });
  expect(await refused('GET', '/v2/models/%ff')).toEqual({ status: 400, type, body: { error } });
  expect(await refused('DELETE', '/api/predict')).toMatchObject({ status: 405, type: 'application/problem+json' });
});
