import { describe, expect, test } from 'vitest';
import { createClient } from '#root/clients/typescript/src/create-client.ts';
import { answering } from '#tests/unit/clients/answering';

const good = { status: 200 };
const putOff = { status: 429, headers: { 'retry-after': '0' } };
const prediction = { model: 'iris', input: {} };
// Changing something, without a key that would make it safe to be sent twice.
const cancel = { id: 'run_1' };

describe('what is sent', () => {
  test('has its fields in the path, the query and the body, each as it is', async () => {
    await using server = await answering(good);
    const client = createClient({ baseUrl: `${server.baseUrl}/ml/`, apiKey: 'bw_1', headers: { 'x-team': 'a' } });
    await client.models.setAlias({ slug: 'a/b', name: 'production', version: 2 });
    await client.runs.list({ dataset: 'ds 1&2', limit: 5 });
    expect(server.asked).toMatchObject([
      {
        method: 'PUT',
        url: '/ml/api/v1/models/a%2Fb/aliases/production',
        headers: { authorization: 'Bearer bw_1', 'content-type': 'application/json', 'x-team': 'a' },
        body: '{"version":2}',
      },
      { method: 'GET', url: '/ml/api/v1/runs?dataset=ds+1%262&limit=5', body: '' },
    ]);
  });

  test('is a form as soon as there is a file in it', async () => {
    await using server = await answering(good);
    const file = new File(['a'], 'a.png');
    await createClient(server).predict({ model: 'digits', file });
    const [{ headers, body }] = server.asked as [(typeof server.asked)[0]];
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toMatch(/name="model"\r\n\r\ndigits[\s\S]*filename="a.png"/);
  });
});

describe('another try', () => {
  test('is made of anything that was put off, since that was not done', async () => {
    await using server = await answering(putOff, { ...putOff, status: 503 }, good);
    await createClient(server).runs.cancel(cancel);
    expect(server.asked).toHaveLength(3);
  });

  test('of a change has the same key as the first, so that it is done once', async () => {
    await using server = await answering(null, good);
    await createClient(server).predict(prediction);
    const keys = server.asked.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), keys[0]]);
  });

  test('waits for the first one where that is still under way', async () => {
    const body = JSON.stringify({ code: 'idempotency-key-in-use' });
    await using server = await answering(null, { status: 409, headers: { 'retry-after': '0' }, body }, good);
    await createClient(server).predict(prediction);
    expect(new Set(server.asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(server.asked).toHaveLength(3);
  });

  test('is made of what only reads, whose answer was lost', async () => {
    await using server = await answering(null, { status: 503 }, good);
    await createClient(server).models.list();
    expect(server.asked).toHaveLength(3);
  });

  test.each<[string, Parameters<typeof answering>[0]]>([
    ['its answer was lost', null],
    ['the server says not when to come back', { status: 503 }],
    ['it was refused', { status: 409, headers: { 'retry-after': '0' } }],
    ['it failed', { status: 500 }],
    ['it is to be made in an hour only', { status: 429, headers: { 'retry-after': '3600' } }],
  ])('is not made of a change without a key where %s', async (_, answer) => {
    await using server = await answering(answer, good);
    await expect(createClient(server).runs.cancel(cancel)).rejects.toThrow();
    expect(server.asked).toHaveLength(1);
  });

  test('is not made where the caller wants no key, or no tries', async () => {
    await using server = await answering(null);
    await expect(createClient(server).predict(prediction, { idempotencyKey: false })).rejects.toThrow();
    await expect(createClient({ ...server, retries: 0 }).models.list()).rejects.toThrow();
    expect(server.asked).toHaveLength(2);
  });

  test('is not waited for by a caller who has given up', async () => {
    await using server = await answering({ status: 429, headers: { 'retry-after': '50' } });
    const given = new AbortController();
    const call = createClient(server).models.list({}, { signal: given.signal });
    const ended = expect(call).rejects.toThrow('enough');
    await expect.poll(() => server.asked.length).toBe(1);
    given.abort(new Error('enough'));
    await ended;
  });
});

describe('an answer that is not the wished one', () => {
  test('says all that the server does', async () => {
    const errors = [{ pointer: '/slug', detail: 'Taken.' }];
    const body = JSON.stringify({
      code: 'conflict',
      detail: 'It is taken.',
      errors,
      limit: { maxRows: 9 },
      requestId: 'req_1',
    });
    await using server = await answering({ status: 409, headers: { 'retry-after': '2' }, body });
    await expect(createClient(server).models.create({ slug: 'a' })).rejects.toMatchObject({
      name: 'BellwetherError',
      ...{ status: 409, code: 'conflict', detail: 'It is taken.', message: 'It is taken.', errors },
      ...{ limit: { maxRows: 9 }, requestId: 'req_1', retryAfterSeconds: 2 },
    });
  });

  test('of something in between is an error as well', async () => {
    await using server = await answering({ status: 502, headers: { 'x-request-id': 'req_2' }, body: '<h1>Bad</h1>' });
    await expect(createClient(server).models.list()).rejects.toMatchObject({
      ...{ status: 502, code: 'http-502', detail: '<h1>Bad</h1>', requestId: 'req_2', errors: [] },
    });
  });
});
