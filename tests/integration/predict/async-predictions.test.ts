import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { followChanges } from '#lib/registry/live';
import { storage } from '#lib/storage/storage';
import { makePerson } from '#tests/integration/auth/people';
import { type RunningWorker, runWorker } from '#tests/integration/registry/run-worker';
import { linearRegression } from '#tests/support/onnx-fixtures';
import { until } from '#tests/support/until';
import { type AsyncServer, billed, predictLater, rowOf, serveAsync } from './async-caller.ts';
import { keyOf } from './caller.ts';
import { serveDigits } from './file-models.ts';
import { iris, serve, setosa } from './served.ts';

type Person = Awaited<ReturnType<typeof makePerson>>;
let owner: Person;
let key: string;
let adminsKey: string;
let strangersKey: string;
let server: AsyncServer;
let worker: RunningWorker;

beforeAll(async () => {
  followChanges();
  owner = await makePerson('engineer');
  const stranger = await makePerson('engineer');
  const admin = await makePerson('admin');
  key = (await keyOf(owner.ctx)).key;
  strangersKey = (await keyOf(stranger.ctx)).key;
  adminsKey = (await keyOf(admin.ctx, { scopes: ['predict', 'predictions:read'], limit: 'none' })).key;
  await serve(owner.ctx, 'iris', await iris());
  await serveDigits(owner.ctx, 'digits');
  await serve(owner.ctx, 'secret', { bytes: linearRegression() }, { visibility: 'private' });
  server = await serveAsync();
  worker = await runWorker();
});
afterAll(async () => {
  await server?.close();
  worker?.child.kill('SIGKILL');
  await worker?.exited;
});

const later = (body: object, prefer?: string, as = key) => predictLater(server.call, as, body, prefer);
const look = (id: string, query = '', as = key) => server.call(`/api/v1/async-predictions/${id}${query}`, as);
const ended = async (id: string, as = key) => {
  await until(async () => (await rowOf(id)).endedAt !== null);
  return (await look(id, '', as)).body;
};

describe('a call that is put off', () => {
  test('is accepted with 202 and the place of its answer, answered by the worker and billed once', async () => {
    const accepted = await later({ model: 'iris', inputs: [setosa, setosa], subject: 'a flower' });
    expect(accepted.status).toBe(202);
    const { id } = accepted.body;
    expect(accepted.headers.get('location')).toBe(`/api/v1/async-predictions/${id}`);
    expect(accepted.headers.get('preference-applied')).toBe('respond-async');
    expect(accepted.headers.get('retry-after')).toBe('1');
    expect(accepted.body).toMatchObject({ model: 'iris', version: 1, endedAt: null });
    const now = await ended(id!);
    const direct = await server.call('/api/predict', key, {
      method: 'POST',
      body: JSON.stringify({ model: 'iris', inputs: [setosa, setosa] }),
      headers: { 'content-type': 'application/json' },
    });
    expect(now.status).toBe('succeeded');
    expect(now.answer).toEqual({ ...direct.body, id });
    expect(await billed(id!)).toMatchObject([{ units: 2, userId: owner.id, subject: 'a flower' }]);
    expect((await look(id!)).headers.get('retry-after')).toBeNull();
  });

  test('is answered with 200 and what the call would have been answered, where it ends while its caller waits', async () => {
    const answer = await later({ model: 'iris', input: setosa }, 'wait=30');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('preference-applied')).toBe('wait=30');
    expect(answer.body).toMatchObject({ model: 'iris', version: 1, units: 1, predictions: [{ label: 'setosa' }] });
    expect(await billed(answer.body.id!)).toHaveLength(1);
  });

  test('is accepted where its caller would not wait, and can be waited for by its status', async () => {
    const { status, body, headers } = await later({ model: 'iris', input: setosa }, 'respond-async, wait=0');
    expect(status).toBe(202);
    expect(headers.get('preference-applied')).toBe('respond-async, wait=0');
    expect((await look(body.id!, '?wait=30')).body).toMatchObject({ status: 'succeeded', answer: { id: body.id } });
    const next = await later({ model: 'iris', input: setosa });
    const preferred = await server.call(next.headers.get('location')!, key, { headers: { prefer: 'wait=30' } });
    expect(preferred.headers.get('preference-applied')).toBe('wait=30');
    expect(preferred.body.status).toBe('succeeded');
  });

  test('is answered now where the Prefer header cannot be read or asks for something else', async () => {
    for (const prefer of [
      '',
      'wait',
      'wait=soon',
      'respond-async=maybe',
      '"respond-async',
      'return=minimal',
      ';;,=,',
    ]) {
      const answer = await later({ model: 'iris', input: setosa }, prefer);
      expect(answer.status, prefer).toBe(200);
      expect(answer.headers.get('preference-applied'), prefer).toBeNull();
    }
  });

  test('is refused at once where that is known at once', async () => {
    const refusals: [object, number][] = [
      [{ model: 'nothing', input: {} }, 404],
      [{ model: 'iris', input: setosa, version: 7 }, 404],
      [{ model: 'iris', input: setosa, alias: 'challenger' }, 404],
      [{ model: 'iris' }, 422],
      [{ model: 'iris', inputs: Array.from({ length: 10_001 }, () => setosa) }, 413],
      [{ model: 'iris', input: { ...setosa, petal_length: 'long' } }, 422],
    ];
    for (const [body, status] of refusals)
      expect((await later(body)).status, JSON.stringify(body).slice(0, 80)).toBe(status);
    expect((await later({ model: 'secret', input: {} }, 'respond-async', strangersKey)).status).toBe(404);
    expect((await later({ model: 'iris', input: setosa }, 'respond-async', 'bw_nothing')).status).toBe(401);
    const noFiles = new FormData();
    noFiles.set('model', 'iris');
    noFiles.set('file', new Blob(['x']), 'x.txt');
    expect((await later(noFiles)).status).toBe(422);
  });

  test('and sent again under its Idempotency-Key is the same prediction', async () => {
    const again = () =>
      server.call('/api/predict', key, {
        method: 'POST',
        body: JSON.stringify({ model: 'iris', input: setosa }),
        headers: { 'content-type': 'application/json', prefer: 'respond-async', 'idempotency-key': 'flower-1' },
      });
    const [first, second] = [await again(), await again()];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await ended(first.body.id!)).toMatchObject({ status: 'succeeded', answer: { id: first.body.id } });
    expect(await billed(first.body.id!)).toHaveLength(1);
  });
});

describe('a file that is put off', () => {
  const picture = () =>
    sharp({ create: { width: 28, height: 28, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
  const form = (content: Buffer) => {
    const fields = new FormData();
    fields.set('model', 'digits');
    fields.set('file', new Blob([new Uint8Array(content)]), 'digit.png');
    return fields;
  };

  test('is answered as it is at once', async () => {
    const content = await picture();
    const { body } = await later(form(content), 'wait=30');
    const direct = await fetch(`${server.url}/api/predict`, {
      method: 'POST',
      body: form(content),
      headers: { authorization: `Bearer ${key}` },
    });
    expect(body).toEqual({ ...(await direct.json()), id: body.id });
    const row = await rowOf(body.id!);
    expect(row).toMatchObject({ status: 'succeeded', request: null, fileName: 'digit.png' });
    await storage().localPath(row.fileSha256!);
  });

  test('that cannot be read fails with what the call would have been refused with, unbilled', async () => {
    const { status, body } = await later(form(Buffer.from('no picture')), 'wait=30');
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid' });
    const { body: list } = await server.call('/api/v1/async-predictions?status=failed&limit=1', key);
    expect(list.data![0]).toMatchObject({ status: 'failed', problem: { status: 422, detail: body.detail } });
    expect(await billed(list.data![0]!.id)).toEqual([]);
  });
});

describe('asynchronous predictions', () => {
  test('of others do not exist, but for an admin; lists go page by page, by state', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++)
      ids.unshift((await later({ model: 'iris', input: setosa }, 'respond-async, wait=30')).body.id!);
    expect((await look(ids[0]!, '', strangersKey)).status).toBe(404);
    const cancel = { method: 'POST' };
    expect((await server.call(`/api/v1/async-predictions/${ids[0]}/cancel`, strangersKey, cancel)).status).toBe(404);
    expect((await server.call('/api/v1/async-predictions', strangersKey)).body.data).toEqual([]);
    expect((await look(ids[0]!, '', adminsKey)).status).toBe(200);
    const first = (await server.call('/api/v1/async-predictions?limit=2&status=succeeded', key)).body;
    expect(first.data!.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.data![0]!.answer).toBeUndefined();
    const next = await server.call(`/api/v1/async-predictions?limit=1&cursor=${first.nextCursor}`, key);
    expect(next.body.data!.map(({ id }) => id)).toEqual(ids.slice(2));
    const everybodys = (await server.call('/api/v1/async-predictions?limit=1', adminsKey)).body;
    expect(everybodys.data!.map(({ id }) => id)).toEqual(ids.slice(0, 1));
    expect((await server.call('/api/v1/async-predictions?cursor=x', key)).status).toBe(422);
  });
});
