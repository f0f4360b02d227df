import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database, openDatabase } from '#db/client';
import { idempotencyKeys } from '#db/schema/clients';
import { predictions } from '#db/schema/usage';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import type { HttpAnswer, HttpRequest } from '#lib/http/exchange';
import { answerOnce } from '#lib/http/idempotency/answer-once';
import { followChanges } from '#lib/registry/live';
import { forgetIdempotencyKeys, forgetQuery } from '#lib/usage/idempotency/forget-idempotency-keys';
import { makePerson } from '#tests/integration/auth/people';
import { keyOf } from '#tests/integration/predict/caller';
import { iris, serve, setosa, virginica } from '#tests/integration/predict/served';
import { planOf } from '#tests/integration/usage/calls';
import { imageClassifier } from '#tests/support/onnx-fixtures';
import { type ApiDoor, apiDoors } from './api-doors.ts';

const { db } = database();
/** A flower that is a little of each kind, whose probabilities take more room. */
const between = Object.fromEntries(
  Object.entries(setosa).map(([name, size], k) => [name, (size + Object.entries(virginica)[k]![1]) / 2]),
);
let owner: Awaited<ReturnType<typeof makePerson>>;
let key: string;
const pictures: Record<string, Uint8Array<ArrayBuffer>> = {};

beforeAll(async () => {
  followChanges();
  owner = await makePerson('admin');
  ({ key } = await keyOf(owner.ctx, { limit: 'none', scopes: ['predict', 'models:read', 'models:write'] }));
  await serve(owner.ctx, 'iris', await iris());
  for (const background of ['white', 'black']) {
    const png = sharp({ create: { width: 20, height: 20, channels: 3, background } }).png();
    pictures[background] = new Uint8Array(await png.toBuffer());
  }
  const picture = { name: 'image', type: 'image', width: 8, height: 8, channels: 1, fit: 'fill' };
  const digits = { task: 'image-classification', labels: ['a', 'b', 'c'], features: [picture] };
  await serve(owner.ctx, 'digits', { bytes: imageClassifier(), manifest: digits });
}, 120_000);

afterAll(() => followChanges().stop());

const billed = async () => (await db.select().from(predictions).where(eq(predictions.userId, owner.id))).length;

describe.each(Object.entries(apiDoors))('%s', (_, open) => {
  let door: ApiDoor;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.close());

  async function post(
    path: string,
    body: BodyInit | object,
    idempotencyKey?: string,
    more: Record<string, string> = {},
  ) {
    const isPlain = !(body instanceof FormData) && typeof body !== 'string';
    const response = await fetch(door.url + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        ...(!(body instanceof FormData) && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...more,
      },
      body: isPlain ? JSON.stringify(body) : (body as BodyInit),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text === '' ? null : JSON.parse(text) };
  }
  const predict = (input: object, idempotencyKey?: string, more?: Record<string, string>) =>
    post('/api/predict', { model: 'iris', input }, idempotencyKey, more);

  test('the same call again gets the first answer, and is billed once', async () => {
    const before = await billed();
    const first = await predict(setosa, 'a');
    const again = await predict(setosa, 'a', { 'x-request-id': 'second' });
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text]);
    expect(first.headers.get('idempotency-replayed')).toBe(null);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('content-type')).toBe('application/json');
    expect(again.headers.get('x-request-id')).toBe('second');
    expect(await billed()).toBe(before + 1);
    await db.delete(idempotencyKeys);
  });

  test('without a key each call is its own', async () => {
    const before = await billed();
    const [first, second] = [await predict(setosa), await predict(setosa)];
    expect(first.body.id).not.toBe(second.body.id);
    expect(await billed()).toBe(before + 2);
  });

  test('the quoted form of the draft is the same key', async () => {
    const first = await predict(setosa, '"k \\"1\\""');
    const again = await predict(setosa, 'k "1"');
    expect(again.text).toBe(first.text);
    await db.delete(idempotencyKeys);
  });

  test.each(['', 'x'.repeat(256), '""', 'tab\tinside'])('a key as %j is refused in words', async (bad) => {
    const before = await billed();
    const { status, body } = await predict(setosa, bad);
    expect([status, body.code]).toEqual([400, 'bad-request']);
    expect(body.detail).toContain('1 to 255 printable');
    expect(await billed()).toBe(before);
  });

  test('another body, query or operation with the same key is refused with 422', async () => {
    await predict(setosa, 'b');
    const answers = [
      await predict(virginica, 'b'),
      await post('/api/predict?x=1', { model: 'iris', input: setosa }, 'b'),
      await post('/api/v1/models', { slug: 'another' }, 'b'),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      answers.map(() => [422, 'idempotency-key-reused']),
    );
    await db.delete(idempotencyKeys);
  });

  test('of many equal calls at once one runs; the others get its answer or 409 with Retry-After', async () => {
    const before = await billed();
    const answers = await Promise.all(Array.from({ length: 40 }, () => predict(setosa, 'c')));
    const good = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(good.map(({ text }) => text)).size).toBe(1);
    for (const { status, body, headers } of refused) {
      expect([status, body.code, headers.get('retry-after')]).toEqual([409, 'idempotency-key-in-use', '1']);
    }
    expect(await billed()).toBe(before + 1);
    await db.delete(idempotencyKeys);
  });

  test('a key is a person’s own', async () => {
    const other = await makePerson('end-user');
    const { key: otherKey } = await keyOf(other.ctx);
    const first = await predict(setosa, 'd');
    const others = await predict(setosa, 'd', { authorization: `Bearer ${otherKey}` });
    expect(others.status).toBe(200);
    expect(others.body.id).not.toBe(first.body.id);
    await db.delete(idempotencyKeys);
  });

  test('what was refused did nothing: the key may come again with a better call', async () => {
    expect((await post('/api/predict', '{"model":', 'e')).status).toBe(400);
    expect((await predict({ no: 'such' }, 'e')).status).toBe(422);
    expect((await post('/api/predict', { model: 'nowhere', input: {} }, 'e')).status).toBe(404);
    expect((await predict(setosa, 'e')).status).toBe(200);
    await db.delete(idempotencyKeys);
  });

  const form = (background: string, subject = 'page 7') => {
    const sent = new FormData();
    sent.set('model', 'digits');
    sent.set('subject', subject);
    sent.set('file', new Blob([pictures[background]!], { type: 'image/png' }), 'seven.png');
    return sent;
  };

  test('a form is the same whatever its boundary, and another where its file or a field is', async () => {
    const before = await billed();
    const first = await post('/api/predict', form('white'), 'f');
    expect(first.status).toBe(200);
    const again = await post('/api/predict', form('white'), 'f');
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([first.text, 'true']);
    const otherFile = await post('/api/predict', form('black'), 'f');
    const otherField = await post('/api/predict', form('white', 'page 8'), 'f');
    expect([otherFile.body.code, otherField.body.code]).toEqual(['idempotency-key-reused', 'idempotency-key-reused']);
    expect(await billed()).toBe(before + 1);
    await db.delete(idempotencyKeys);
  });

  test('after a crash the same call runs again as the same prediction, and is billed once', async () => {
    const before = await billed();
    const first = await predict(setosa, 'g');
    await crashed();
    const other = await predict(virginica, 'g');
    expect(other.body.code).toBe('idempotency-key-reused');
    const again = await predict(setosa, 'g');
    expect(again.headers.get('idempotency-replayed')).toBe(null);
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    expect(await billed()).toBe(before + 1);
    await db.delete(idempotencyKeys);
  });

  test('after a day a key stands for nothing any more', async () => {
    const first = await predict(setosa, 'h');
    await db.update(idempotencyKeys).set({ createdAt: sql`now() - interval '25 hours'` });
    const next = await predict(virginica, 'h');
    expect([next.status, next.headers.get('idempotency-replayed')]).toEqual([200, null]);
    expect(next.body.id).not.toBe(first.body.id);
    await db.delete(idempotencyKeys);
  });

  test('an answer beyond 1 MB is computed again, and billed once', async () => {
    const before = await billed();
    const inputs = Array.from({ length: 10_000 }, () => between);
    const call = () => post('/api/predict', { model: 'iris', inputs }, 'i');
    const [first, again] = [await call(), await call()];
    expect(first.text.length).toBeGreaterThan(1024 * 1024);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, null]);
    expect(again.body.id).toBe(first.body.id);
    expect(await billed()).toBe(before + 1);
    await db.delete(idempotencyKeys);
  });

  test('nothing that was created is created twice', async () => {
    const slug = `model-${randomUUID().slice(0, 8)}`;
    const create = () => post('/api/v1/models', { slug }, `new ${slug}`);
    const [first, again] = [await create(), await create()];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    await db.delete(idempotencyKeys);
  });

  test('neither the key nor the answer can be read in the database', async () => {
    const { text } = await predict(setosa, 'very-own-key');
    const [row] = await db.select().from(idempotencyKeys);
    expect(JSON.stringify(row)).not.toContain('very-own-key');
    expect(JSON.stringify(row)).not.toContain(text.slice(0, 12));
    await db.delete(idempotencyKeys);
  });
});

/** As a process leaves it that was killed after the ledger was written, and before the answer was kept. */
async function crashed(): Promise<void> {
  await db.update(idempotencyKeys).set({ status: null, headers: null, body: null, heldUntil: sql`now()` });
}

const requestWith = (body: string): HttpRequest => ({
  method: 'POST',
  url: '/api/predict',
  header: () => undefined,
  body: async () => Buffer.from(body),
  stream: () => {
    throw new Error('not read as a stream');
  },
  params: {},
});
const good: HttpAnswer = { status: 200, headers: {}, body: '{}' };
const callWith = (key: string, body = '{}') => ({
  db,
  userId: owner.id,
  key,
  request: requestWith(body),
  requestId: 'req',
});

test('of many equal calls in two processes’ connections exactly one runs', async () => {
  const databases = [openDatabase(env.DATABASE_URL, 10), openDatabase(env.DATABASE_URL, 10)];
  let runs = 0;
  const run = async () => {
    runs++;
    return good;
  };
  const calls = Array.from({ length: 60 }, (_, k) =>
    answerOnce({ ...callWith('race'), db: databases[k % 2]!.db }, run).then(
      ({ status }) => status,
      (error: { code: string }) => error.code,
    ),
  );
  const outcomes = new Set<unknown>(await Promise.all(calls));
  expect(runs).toBe(1);
  outcomes.delete('idempotency-key-in-use');
  expect([...outcomes]).toEqual([200]);
  await Promise.all(databases.map(({ sql }) => sql.end()));
});

test('while the first is under way, the same call is 409 and another one 422', async () => {
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const first = answerOnce(callWith('busy'), async () => {
    begun.resolve();
    await mayEnd.promise;
    return good;
  });
  await begun.promise;
  const never = () => Promise.reject(new Error('it ran twice'));
  await expect(answerOnce(callWith('busy'), never)).rejects.toMatchObject({ code: 'idempotency-key-in-use' });
  await expect(answerOnce(callWith('busy', '[]'), never)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  mayEnd.resolve();
  expect((await first).status).toBe(200);
  expect((await answerOnce(callWith('busy'), never)).headers).toEqual({ 'idempotency-replayed': 'true' });
});

test('a call that failed on our side may be sent again at once, as it was, for the same prediction', async () => {
  const ids: string[] = [];
  const failing = async (_request: HttpRequest, predictionId: string): Promise<HttpAnswer> => {
    ids.push(predictionId);
    throw new AppError('model-timeout', 'Too slow.');
  };
  await expect(answerOnce(callWith('fails'), failing)).rejects.toMatchObject({ code: 'model-timeout' });
  await expect(answerOnce(callWith('fails', '[]'), failing)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  await expect(answerOnce(callWith('fails'), failing)).rejects.toMatchObject({ code: 'model-timeout' });
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

test('keys are forgotten after a day, found by their index', async () => {
  const row = { key: 'k', operation: 'POST /', predictionId: 'pred_1', heldUntil: new Date() };
  await db.delete(idempotencyKeys);
  await db.insert(idempotencyKeys).values([
    { ...row, userId: 'usr_old', createdAt: new Date(Date.now() - 25 * 60 * 60 * 1000) },
    { ...row, userId: 'usr_new', createdAt: new Date(Date.now() - 23 * 60 * 60 * 1000) },
  ]);
  expect(await forgetIdempotencyKeys(db)).toBe(1);
  expect(await db.select({ userId: idempotencyKeys.userId }).from(idempotencyKeys)).toEqual([{ userId: 'usr_new' }]);
  const many = Array.from({ length: 5_000 }, (_, n) => ({ ...row, userId: `usr_${n}` }));
  await db.insert(idempotencyKeys).values(many);
  const plan = await planOf(forgetQuery(db).toSQL());
  expect(plan.map((node) => node['Index Name'])).toContain('idempotency_keys_created');
});
