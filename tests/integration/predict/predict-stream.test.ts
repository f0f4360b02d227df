import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POST } from '#app/api/v1/models/[slug]/predict-stream/route.ts';
import { revokeApiKey } from '#lib/auth/api-keys/revoke-api-key';
import { env } from '#lib/env';
import { draining } from '#lib/http/draining';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { followChanges } from '#lib/registry/live';
import { setAlias } from '#lib/registry/set-alias';
import { makePerson } from '#tests/integration/auth/people';
import { crashing, linearRegression, textClassifier } from '#tests/support/onnx-fixtures';
import { keyOf, ledgerRows } from './caller.ts';
import { type RouteDoor, routeDoors } from './route-doors.ts';
import { addVersion, iris, serve, setosa, virginica } from './served.ts';
import { type AnsweredLine, openStream } from './stream-call.ts';

let owner: Awaited<ReturnType<typeof makePerson>>;
let key: string;

beforeAll(async () => {
  followChanges();
  owner = await makePerson('admin');
  ({ key } = await keyOf(owner.ctx, { limit: 'none' }));
  await serve(owner.ctx, 'iris', await iris());
  const text = { task: 'text-classification', labels: ['bad', 'good'], features: [{ name: 'text', type: 'text' }] };
  await serve(owner.ctx, 'sentiment', { bytes: textClassifier(), manifest: text }, { keepsInputs: true });
  const slow = { latencyMs: { one: { p50: 5, p95: 5 }, thirtyTwo: { p50: 6, p95: 6 } } };
  const numbers = (...names: string[]) => ({
    task: 'regression',
    features: names.map((name) => ({ name, type: 'number' })),
  });
  await serve(owner.ctx, 'crashing', { bytes: crashing(1_000), manifest: numbers('x'), certificate: slow });
  const line = { bytes: linearRegression(), manifest: numbers('a', 'b', 'c') };
  await serve(owner.ctx, 'moving', line);
  await addVersion(owner.ctx, 'moving', 2, line);
}, 120_000);

afterAll(() => {
  ownModelHosts().stop();
  return followChanges().stop();
});

const answeredUnits = async (requestId: string) =>
  (await ledgerRows(requestId)).reduce((sum, { units }) => sum + units, 0);

const isAnswered = (line: AnsweredLine) => line.prediction !== undefined;

describe.each(Object.entries(routeDoors(POST)))('%s', (_, open) => {
  let door: RouteDoor;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.close());

  const stream = (slug: string, more: Partial<Parameters<typeof openStream>[0]> = {}) =>
    openStream({ port: door.port, slug, key, ...more });

  test('each line is answered while the next is not yet sent, by a row of the ledger that is there already', async () => {
    const call = stream('iris');
    const answer = await call.answer();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    for (const [line, [row, label]] of [
      [setosa, 'setosa'],
      [virginica, 'virginica'],
      [setosa, 'setosa'],
    ].entries()) {
      call.sent.write(`${JSON.stringify(row)}\n`);
      const answered = await call.next();
      expect(answered).toMatchObject({ line: line + 1, id: expect.stringMatching(/^pred_/), prediction: { label } });
      const rows = await ledgerRows(call.requestId);
      expect(rows.find(({ id }) => id === answered!.id)).toMatchObject({ units: 1 });
      expect(rows).toHaveLength(line + 1);
    }
    call.sent.end();
    expect(await call.next()).toBeNull();
  });

  test('lines are answered in order, what is wrong with one is told in its place, and only answered ones are billed', async () => {
    const call = stream('iris');
    const good = JSON.stringify(setosa);
    const text = Buffer.concat([
      Buffer.from(`\uFEFF${good}\n\n{"sepal_length": 5}\nnot json\n`),
      Buffer.from([0x22, 0xff, 0xfe, 0x22, 10]),
      Buffer.from(`[1]\n   \r\n${good}\r\n{"sepal_length":"x","sepal_width":1,"petal_length":1,"petal_width":1}\n`),
      Buffer.from(`${JSON.stringify({ ...setosa, colour: 'red' })}\n${good}`),
    ]);
    call.sent.end(text);
    const lines = await call.rest();
    expect(lines.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 8, 9, 10, 11]);
    expect(lines.map(({ error }) => error?.code ?? null)).toEqual([
      null,
      'invalid',
      'bad-json',
      'bad-json',
      'invalid',
      null,
      'invalid',
      'invalid',
      null,
    ]);
    expect(lines[1]!.error).toMatchObject({ detail: expect.stringContaining('is missing') });
    expect(lines[1]!.error!.errors!.map(({ pointer }) => pointer)).toContain('/petal_width');
    expect(lines[2]!.error!.detail).toBe('Line 4 is not valid JSON.');
    expect(lines[3]!.error!.detail).toBe('Line 5 is not UTF-8 text.');
    expect(lines[6]!.error!.errors![0]!.pointer).toBe('/sepal_length');
    expect(await answeredUnits(call.requestId)).toBe(3);
  });

  test('many lines are few rows of the ledger, whose units are the lines that were answered', async () => {
    const call = stream('iris');
    const count = 20_000;
    const bad = (line: number) => line % 1_000 === 0;
    for (let line = 1; line <= count; line++) {
      call.sent.write(bad(line) ? '{}\n' : `${JSON.stringify(line % 2 ? setosa : virginica)}\n`);
    }
    call.sent.end();
    const lines = await call.rest();
    expect(lines.map(({ line }) => line)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    for (const { line, prediction, error } of lines) {
      if (bad(line!)) expect(error?.code).toBe('invalid');
      else expect(prediction?.label).toBe(line! % 2 ? 'setosa' : 'virginica');
    }
    const rows = await ledgerRows(call.requestId);
    expect(rows.length).toBeLessThan(count / 100);
    const perRow = Map.groupBy(lines.filter(isAnswered), ({ id }) => id!);
    expect(new Map(rows.map(({ id, units }) => [id, units]))).toEqual(
      new Map([...perRow].map(([id, { length }]) => [id, length])),
    );
  }, 120_000);

  test('a row that ends the model’s process fails alone', async () => {
    const call = stream('crashing');
    const values = [1, 2, 5_000, 3, 4];
    call.sent.end(values.map((x) => `{"x":${x}}\n`).join(''));
    const lines = await call.rest();
    expect(lines.map(({ prediction, error }) => prediction?.value ?? error?.code)).toEqual([
      1,
      2,
      'model-failed',
      3,
      4,
    ]);
    expect(await answeredUnits(call.requestId)).toBe(4);
  }, 120_000);

  test('a model that keeps inputs keeps those of each chunk with its answers', async () => {
    const call = stream('sentiment');
    call.sent.end('{"text":"good"}\n{"text":5}\n{"text":"so-so"}\n');
    const lines = await call.rest();
    const [row] = await ledgerRows(call.requestId);
    expect(row!.inputs).toEqual([{ text: 'good' }, { text: 'so-so' }]);
    expect(row!.outputs).toEqual(lines.filter(isAnswered).map(({ prediction }) => prediction));
  });

  test('a line without end is told of while it is sent, held no further, and those after it are answered', async () => {
    const call = stream('iris');
    call.sent.write(`${JSON.stringify(setosa)}\n`);
    expect(await call.next()).toMatchObject({ line: 1, prediction: {} });
    const piece = Buffer.alloc(1024 * 1024, 'x');
    for (let sent = 0; sent <= env.MAX_BODY_BYTES; sent += piece.length) call.sent.write(piece);
    expect(await call.next()).toMatchObject({ line: 2, error: { code: 'too-large' } });
    call.sent.write(piece);
    call.sent.end(`\n${JSON.stringify(setosa)}\n`);
    expect(await call.rest()).toMatchObject([{ line: 3, prediction: { label: 'setosa' } }]);
  });

  test('every line is answered by the version that was meant when the stream began', async () => {
    const call = stream('moving');
    const line = '{"a":1,"b":2,"c":3}\n';
    call.sent.write(line);
    await call.next();
    await setAlias(owner.ctx, { slug: 'moving', alias: 'production', version: 2 });
    call.sent.end(line);
    expect(await call.rest()).toHaveLength(1);
    const versions = new Set((await ledgerRows(call.requestId)).map(({ versionId }) => versionId));
    expect(versions.size).toBe(1);
    await setAlias(owner.ctx, { slug: 'moving', alias: 'production', version: 1 });
  });

  test.each([
    ['an unknown model', { slug: 'nobody' }, 404],
    ['a version there is not', { query: '?version=9' }, 404],
    ['version and alias at once', { query: '?version=1&alias=production' }, 422],
    ['no key', { key: '' }, 401],
    ['a wrong key', { key: 'bw_wrong' }, 401],
    ['another media type', { headers: { 'content-type': 'text/csv' } }, 415],
  ])('%s is refused before the first line, as any call is', async (_case, more, status) => {
    const call = stream('iris', more);
    const answer = await call.answer();
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    call.sent.end();
    expect(await call.rest()).toMatchObject([{ status }]);
  });

  test('a key that is revoked while its stream runs gets no more answers, and is billed none', async () => {
    const { id, key: shortLived } = await keyOf(owner.ctx, { limit: 'none' });
    const call = stream('iris', { key: shortLived });
    call.sent.write(`${JSON.stringify(setosa)}\n`);
    expect(await call.next()).toMatchObject({ line: 1, prediction: {} });
    await revokeApiKey(owner.ctx, { id });
    call.sent.write(`${JSON.stringify(setosa)}\n`);
    expect(await call.rest()).toEqual([
      { error: { code: 'invalid-key', detail: expect.any(String), requestId: call.requestId } },
    ]);
    expect(await answeredUnits(call.requestId)).toBe(1);
    call.sent.destroy();
  });

  test('past its limit a stream is answered later, not refused: no more rows of the ledger than calls are allowed', async () => {
    const { key: limited } = await keyOf(owner.ctx, { limit: 3 });
    const call = stream('iris', { key: limited });
    for (let line = 1; line <= 3; line++) {
      call.sent.write(`${JSON.stringify(setosa)}\n`);
      expect(await call.next()).toMatchObject({ line });
    }
    call.sent.write(`${JSON.stringify(setosa)}\n`);
    const other = stream('iris', { key: limited });
    expect((await other.answer()).statusCode).toBe(429);
    other.sent.destroy();
    expect(await ledgerRows(call.requestId)).toHaveLength(3);
    call.sent.destroy();
  });

  test('whoever goes away stops the work: nothing that was sent later is answered or billed', async () => {
    const call = stream('iris');
    call.sent.write(`${JSON.stringify(setosa)}\n`);
    await call.next();
    call.sent.destroy();
    await expect.poll(() => door.connections()).toBe(0);
    expect(await answeredUnits(call.requestId)).toBe(1);
  });
});

describe('when the process is to end', () => {
  test('lines that were taken are answered, the last line says that others were not, and a new stream is refused', async () => {
    const [open] = Object.values(routeDoors(POST));
    const door = await open!();
    const call = openStream({ port: door.port, slug: 'iris', key });
    call.sent.write(`${JSON.stringify(setosa)}\n`);
    expect(await call.next()).toMatchObject({ line: 1, prediction: {} });
    draining().abort();
    call.sent.write(`${JSON.stringify(setosa)}\n`);
    expect(await call.rest()).toEqual([
      { error: { code: 'unavailable', detail: expect.stringContaining('restarting'), requestId: call.requestId } },
    ]);
    // Whoever sends on all the same does not keep the process.
    await expect.poll(() => door.connections(), { timeout: 20_000 }).toBe(0);
    const late = openStream({ port: door.port, slug: 'iris', key });
    expect((await late.answer()).statusCode).toBe(503);
    late.sent.destroy();
    await door.close();
  });
});
