import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { database } from '#db/client';
import { predictions } from '#db/schema/usage';
import { scopes } from '#lib/auth/permissions';
import { env } from '#lib/env';
import { operationMatcher } from '#lib/http/match-operation';
import type { Operation } from '#lib/http/operation';
import { operations } from '#lib/http/operations/all';
import { refuseUnreadable } from '#lib/http/refuse-unreadable';
import { newId } from '#lib/ids';
import { followChanges } from '#lib/registry/live';
import { makePerson } from '#tests/integration/auth/people';
import { keyOf } from '#tests/integration/predict/caller';
import { iris, serve, setosa } from '#tests/integration/predict/served';
import { type ApiDoor, apiDoors } from './api-doors.ts';
import { rawCall } from './raw-call.ts';

let key: string;
let owner: Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  followChanges();
  owner = await makePerson('admin');
  ({ key } = await keyOf(owner.ctx, { limit: 'none', scopes: [...scopes] }));
  await serve(owner.ctx, 'iris', await iris());
}, 120_000);
afterAll(() => followChanges().stop());

const long = 'x'.repeat(5_000);
const hostileTexts = ['%00', 'a%00b', '%EF%BF%BE', '%F0%9F%98%80', '%27%22%3B--', '..%2F..%2Fetc', long];
const hostileNumbers = ['-1', '0.5', '1e309', 'NaN', '2147483648', '9223372036854775808', '9'.repeat(400), '0x10'];
const hostileValues = [null, true, -1, 1e308, 2 ** 53, '\0', 'a\0b', '\ud800', long, [], {}, [[]], { __proto__: null }];
const hostileBodies: [string, string | Buffer][] = [
  ['an empty body', ''],
  ['half a body', '{"a":'],
  ['null', 'null'],
  ['a number', '1e999'],
  ['ten thousand brackets', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['ten thousand braces', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['ten thousand brackets that stay open', '['.repeat(10_000)],
  ['the prototype as a key', '{"__proto__":{"model":"iris"},"constructor":{"prototype":{}}}'],
  ['a key twice', '{"slug":"a","slug":1,"model":"iris","model":null}'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['UTF-16', Buffer.from('\ufeff{"model":"iris"}', 'utf16le')],
];

const { methodsOf } = operationMatcher(operations);
const paths = [...new Set(operations.map(({ about }) => about.path))];
const shapeOf = (schema: z.ZodType | undefined) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

const bracesOf = ({ about }: Operation) => [...about.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
const takesBody = ({ about }: Operation) => about.method !== 'GET' && about.method !== 'DELETE';

/** The operations that a promise is for, by their ids. */
const those = (apply: (operation: Operation) => boolean) =>
  operations.filter(apply).map((operation) => [operation.about.id, operation] as const);

/** The path of an operation with an example, or `value`, in the place of each of its braces. */
function filled({ about }: Operation, name?: string, value?: string): string {
  return about.path.replaceAll(/\{(\w+)\}/g, (_, brace: string) =>
    brace === name ? value! : encodeURIComponent(about.examples?.params?.[brace] ?? '1'),
  );
}

/** The predictions that calls were answered with: all that may be billed. */
const answered = new Set<string>();
function noteAnswered(text: string) {
  const id = text.match(/"id":"(pred_\w+)"/)?.[1];
  if (id) answered.add(id);
}

describe.each(Object.entries(apiDoors))('%s', (_, open) => {
  let door: ApiDoor;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.close());

  type Sent = { body?: string | Buffer; headers?: Record<string, string> };
  async function call(method: string, path: string, { body, headers }: Sent = {}) {
    const response = await fetch(door.url + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: new Uint8Array(Buffer.from(body)) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    if (method === 'POST' && response.status === 200) noteAnswered(text);
    return { status: response.status, headers: response.headers, text };
  }

  /** Below 500 and, where it is a refusal, one that says what is wrong. */
  async function expectClear(operation: Operation, path: string, sent: Sent = {}) {
    const { method, errors } = operation.about;
    const { status, headers, text } = await call(method, path, sent);
    const asked = `${method} ${path.slice(0, 200)} ${String(sent.body ?? '').slice(0, 200)} → ${status} ${text.slice(0, 300)}`;
    expect(status, asked).toBeLessThan(500);
    if (status < 400) return;
    const refusal = JSON.parse(text);
    if (errors === 'oip') return expect(refusal, asked).toEqual({ error: expect.any(String) });
    expect(headers.get('content-type'), asked).toBe('application/problem+json');
    expect(refusal, asked).toMatchObject({ status, detail: expect.any(String), code: expect.any(String) });
  }

  test.each(those((operation) => bracesOf(operation).length > 0))(
    '%s takes no odd path for a fault of ours',
    async (_id, operation) => {
      const { method } = operation.about;
      for (const name of bracesOf(operation)) {
        for (const value of [...hostileTexts, ...hostileNumbers]) {
          await expectClear(operation, filled(operation, name, value), method === 'GET' ? {} : { body: '{}' });
        }
      }
    },
  );

  test.each(those(({ about }) => about.query !== undefined))(
    '%s takes no odd query for a fault of ours',
    async (_id, operation) => {
      const { method, query } = operation.about;
      const names = shapeOf(query);
      for (const name of names) {
        for (const value of [...hostileTexts, ...hostileNumbers, '%FF', '%', '']) {
          await expectClear(operation, `${filled(operation)}?${name}=${value}`);
        }
        const twice = await call(method, `${filled(operation)}?${name}=1&${name}=2`);
        expect([twice.status, JSON.parse(twice.text).errors?.[0]?.pointer]).toEqual([422, `/${name}`]);
      }
    },
  );

  test.each(those(({ about }) => shapeOf(about.query).includes('cursor')))(
    '%s refuses a cursor that is none, and gives a page or says why for one of another list',
    async (_id, operation) => {
      const { method } = operation.about;
      const kinds = ['prediction', 'failedCall', 'model', 'dataset', 'run', 'experiment', 'batchJob', 'user'] as const;
      const statusWith = async (cursor: string) => (await call(method, `${filled(operation)}?cursor=${cursor}`)).status;
      for (const cursor of [...kinds.map((kind) => newId(kind)), `pred_${'z'.repeat(26)}`, `run_${'A'.repeat(26)}`]) {
        expect([200, 404, 422], cursor).toContain(await statusWith(cursor));
      }
      // Pages of these two end with a number.
      const isNumber = operation.about.id === 'listVersions' || operation.about.id === 'previewPeriod';
      for (const cursor of ['abc', isNumber ? '-7' : '7']) expect(await statusWith(cursor), cursor).toBe(422);
    },
  );

  test.each(those(takesBody))('%s takes no odd body for a fault of ours', async (_id, operation) => {
    const { examples, body: schema } = operation.about;
    for (const [, body] of hostileBodies) await expectClear(operation, filled(operation), { body });
    const example = z.record(z.string(), z.unknown()).safeParse(examples?.body ?? {}).data ?? {};
    const names = new Set([...Object.keys(example), ...shapeOf(schema)]);
    for (const name of names) {
      for (const value of hostileValues) {
        await expectClear(operation, filled(operation), { body: JSON.stringify({ ...example, [name]: value }) });
      }
    }
  });

  test.each(those(takesBody))('%s refuses a body of another type or coding, in words', async (_id, operation) => {
    const { method } = operation.about;
    const zipped = await call(method, filled(operation), {
      body: gzipSync('{}'),
      headers: { 'content-encoding': 'gzip' },
    });
    expect(zipped.status, zipped.text).toBe(415);
    for (const type of ['text/html', 'application/xml; charset=utf-8', ';', 'multipart/form-data', 'a/b; c="']) {
      await expectClear(operation, filled(operation), { body: '{}', headers: { 'content-type': type } });
    }
  });

  test.each(paths)('%s answers a method it lacks with 405 and Allow, and OPTIONS with what it has', async (path) => {
    const url = path.replaceAll(/\{\w+\}/g, '1');
    const has = operations.filter(({ about }) => about.path === path).map(({ about }) => about.method as string);
    // `/runs/best` is `/runs/{id}` too, and has its methods.
    const lacks = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !methodsOf(url).includes(method));
    for (const method of lacks) {
      const { status, headers, text } = await call(method, url);
      expect(status, `${method} ${url}`).toBe(405);
      const refusal = path.startsWith('/v2') ? { error: expect.any(String) } : { code: 'method-not-allowed' };
      expect(JSON.parse(text)).toMatchObject(refusal);
      expect(headers.get('allow')!.split(', ')).toEqual(expect.arrayContaining([...has, 'OPTIONS']));
    }
    const options = await call('OPTIONS', url);
    expect([options.status, options.text]).toEqual([204, '']);
    expect(options.headers.get('allow')!.split(', ')).toEqual(expect.arrayContaining(has));
  });

  test.each([
    ['GET', '/api/v1/nothing', 404, 'not-found'],
    ['POST', '/api/v2', 404, 'not-found'],
    ['GET', '/api/v1/models/%ff', 400, 'bad-request'],
    ['GET', '/api/v1/models/%ed%a0%80', 400, 'bad-request'],
    ['GET', `/api/v1/models/${'a'.repeat(10_000)}`, 404, 'not-found'],
    ['GET', `/api/v1/models?q=${'a'.repeat(10_000)}`, 422, 'invalid'],
    ['GET', `/api/v1/models?${'a=1&'.repeat(3_000)}b`, 422, 'invalid'],
  ])('%s %.40s is answered %d', async (method, path, status, code) => {
    const answer = await call(method, path);
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  const request = (lines: string[], body = '') => `${lines.join('\r\n')}\r\n\r\n${body}`;
  const host = 'Host: localhost';

  test.each([
    ['a header of 64 kB', request(['GET /api/health HTTP/1.1', host, `X-Long: ${'x'.repeat(65_536)}`]), 431],
    ['an address of 64 kB', request([`GET /api/health?${'x'.repeat(65_536)} HTTP/1.1`, host]), 431],
    [
      'headers of 64 kB in all',
      request(['GET /api/health HTTP/1.1', host, ...Array(4_000).fill('X-More: 12345')]),
      431,
    ],
    ['a line that is no request', 'what is this\r\n\r\n', 400],
    ['TLS', Buffer.from('16030100a5010000a10303', 'hex'), 400],
    ['a method nobody knows', request(['FETCH /api/health HTTP/1.1', host]), 400],
    ['CONNECT', request(['CONNECT localhost:80 HTTP/1.1', host]), 405],
    ['a NUL in a header', request(['GET /api/health HTTP/1.1', host, 'X-Odd: a\0b']), 400],
    [
      'a length and chunks at once',
      request(['POST /api/predict HTTP/1.1', host, 'Content-Length: 2', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
      400,
    ],
    ['a negative length', request(['POST /api/predict HTTP/1.1', host, 'Content-Length: -1']), 400],
    ['two lengths', request(['POST /api/predict HTTP/1.1', host, 'Content-Length: 1', 'Content-Length: 2'], 'ab'), 400],
  ])('%s is refused with a problem, and the connection ends', async (_name, bytes, status) => {
    const [answer] = await rawCall(door.port, bytes);
    expect(answer).toMatchObject({
      status,
      headers: { 'content-type': 'application/problem+json', connection: 'close' },
    });
    expect(JSON.parse(answer!.body)).toMatchObject({
      status,
      detail: expect.any(String),
      ...(status === 431 && { limit: { maxHeaderBytes: 16_384 } }),
    });
  });

  test('a chunk that is none ends the call with 400', async () => {
    const head = ['POST /api/predict HTTP/1.1', host, `Authorization: Bearer ${key}`, 'Transfer-Encoding: chunked'];
    const [answer] = await rawCall(door.port, request(head, 'zz\r\n'));
    expect(answer!.status).toBe(400);
  });

  test('of many headers none is lost', async () => {
    const many = Array.from({ length: 2_500 }, () => 'a:b');
    const head = ['GET /api/v1/models HTTP/1.1', host, ...many, `Authorization: Bearer ${key}`];
    const [answer] = await rawCall(door.port, request(head));
    expect(answer!.status).toBe(200);
  });

  test('who waits to send a body until told to is told to', async () => {
    const body = JSON.stringify({ model: 'iris', input: setosa });
    const head = ['POST /api/predict HTTP/1.1', host, `Authorization: Bearer ${key}`, 'Content-Type: application/json'];
    const waits = [`Content-Length: ${body.length}`, 'Expect: 100-continue'];
    const answers = await rawCall(door.port, request([...head, ...waits], body), 2);
    expect(answers.map(({ status }) => status)).toEqual([100, 200]);
    noteAnswered(answers[1]!.body);
  });

  test('a body with GET and a second call on the same connection are both answered', async () => {
    const first = request(['GET /api/health HTTP/1.1', host, 'Content-Length: 7'], '{"a":1}');
    const answers = await rawCall(door.port, first + request(['GET /api/health HTTP/1.1', host]), 2);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('too much is refused with the limit, and what was sent, for programs', async () => {
    const body = JSON.stringify({ model: 'iris', inputs: Array(env.MAX_ROWS + 1).fill({}) });
    const rows = await call('POST', '/api/predict', { body });
    expect([rows.status, JSON.parse(rows.text)]).toEqual([
      413,
      expect.objectContaining({ limit: { maxRows: env.MAX_ROWS }, actual: { rows: env.MAX_ROWS + 1 } }),
    ]);
    const bytes = await call('POST', '/api/predict', { body: Buffer.alloc(env.MAX_BODY_BYTES + 1, ' ') });
    expect([bytes.status, JSON.parse(bytes.text)]).toEqual([
      413,
      expect.objectContaining({ limit: { maxBytes: env.MAX_BODY_BYTES }, actual: { bytes: env.MAX_BODY_BYTES + 1 } }),
    ]);
  });

  test('a call past the limit is told when to come again, and its policy', async () => {
    const limited = await keyOf(owner.ctx, { limit: 1 });
    const headers = { authorization: `Bearer ${limited.key}` };
    const body = JSON.stringify({ model: 'iris', input: setosa });
    await call('POST', '/api/predict', { body, headers });
    const { status, headers: told, text } = await call('POST', '/api/predict', { body, headers });
    expect([status, JSON.parse(text).limit]).toEqual([429, { maxCallsPerMinute: 1 }]);
    expect(told.get('ratelimit-policy')).toBe('"minute";q=1;w=60');
    expect(told.get('ratelimit')).toMatch(/^"minute";r=0;t=\d+$/);
    expect(Number(told.get('retry-after'))).toBeGreaterThan(0);
  });
});

test('a request that does not come in time is answered 408', async () => {
  const server = createServer({ requestTimeout: 50, headersTimeout: 50, connectionsCheckingInterval: 20 }, () => {});
  server.on('clientError', refuseUnreadable);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const [answer] = await rawCall((server.address() as AddressInfo).port, 'GET /api/health HTTP/1.1\r\nHost: ');
  expect([answer!.status, JSON.parse(answer!.body).code]).toEqual([408, 'request-timeout']);
  server.close();
});

test('nothing was billed but what was answered, a unit each', async () => {
  const rows = await database().db.select().from(predictions).where(eq(predictions.userId, owner.id));
  expect(answered.size).toBeGreaterThan(0);
  const billed = rows.map(({ id, units }) => ({ id, units })).toSorted((a, b) => a.id.localeCompare(b.id));
  expect(billed).toEqual([...answered].toSorted().map((id) => ({ id, units: 1 })));
});
