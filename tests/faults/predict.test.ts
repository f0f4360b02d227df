import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { childPids, cpuTicks } from '#tests/support/child-pids';
import { linearRegression, slowModel } from '#tests/support/onnx-fixtures';
import { until } from '#tests/support/until';
import { type FaultyProduct, startFaultyProduct } from './faulty-product.ts';
import { type Load, startLoad } from './load.ts';
import { serveCertified } from './serve-certified.ts';

const runLimitMs = 10_000;
const setosa = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
let faulty: FaultyProduct;

beforeAll(async () => {
  faulty = await startFaultyProduct({ WEB_PROCESSES: '2', RUN_LIMIT_MS: String(runLimitMs) });
  await until(async () => (await predict('iris', setosa)).status === 200, 120_000);
  await serveCertified(faulty, 'endless', slowModel(1_000_000_000), 5_000);
  // Quick, but certified as too slow for the web process.
  await serveCertified(faulty, 'hosted', linearRegression(), 10);
});
afterAll(() => faulty?.end());

async function predict(model: string, input: object) {
  const { product, key } = faulty;
  const response = await fetch(`${product.url}/api/predict`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, input }),
  });
  return { status: response.status, body: (await response.json()) as { code?: string; predictions?: unknown[] } };
}
const hosted = () => predict('hosted', { feature_1: 1, feature_2: 2, feature_3: 3 });
const goodAnswer = { status: 200, body: { predictions: [{ value: 14.5 }] } };

/** Calls the model that never ends, and waits until a host is computing; gives the hosts as well. */
async function startEndless() {
  const [primary] = (await faulty.product.pids()).web;
  const hosts = () => childPids(primary!, 'model-host');
  expect(await hosted()).toMatchObject(goodAnswer);
  await untilIdle(hosts);
  const before = new Map(hosts().map((pid) => [pid, cpuTicks(pid)]));
  const answer = predict('endless', { X: 1 });
  answer.catch(() => {});
  await until(() => hosts().some((pid) => cpuTicks(pid) > (before.get(pid) ?? 0) + 100));
  return { hosts, answer };
}

/** Waits until there are hosts and none of them computes: those that have just been started do, for a while. */
async function untilIdle(hosts: () => number[]): Promise<void> {
  const used = () =>
    hosts()
      .map((pid) => `${pid}: ${cpuTicks(pid)}`)
      .join();
  let last = '';
  await until(async () => {
    const [before, now] = [last, used()];
    last = now;
    await sleep(500);
    return now !== '' && now === before;
  });
}

const irisLoad = (clients: number) =>
  startLoad(faulty.product.url, faulty.key, { model: 'iris', input: setosa }, clients);
const good = (load: Load) => load.answers.filter(({ status }) => status === 200);
const more = (load: Load, count: number) => {
  const wanted = good(load).length + count;
  return until(() => good(load).length >= wanted);
};

/** The ids of answers a client has received that the ledger does not hold: there must be none. */
async function unrecorded(load: Load): Promise<string[]> {
  const received = good(load).map(({ id }) => id!);
  const rows = await faulty.sql<{ id: string }[]>`select id from predictions where id = any(${received})`;
  const recorded = new Set(rows.map(({ id }) => id));
  return received.filter((id) => !recorded.has(id));
}

test('kill -9 of web processes under load loses no answer’s row, and the service comes back by itself', async () => {
  const load = irisLoad(16);
  await more(load, 200);
  const before = (await faulty.product.pids()).web;
  const [primary, ...serving] = before;
  for (const pid of serving) {
    process.kill(pid, 'SIGKILL');
    await more(load, 200);
  }
  process.kill(primary!, 'SIGKILL');
  await more(load, 200);
  await load.stop();
  expect(await unrecorded(load)).toEqual([]);
  expect(load.unanswered()).toBeGreaterThan(0);
  expect(new Set(load.answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await faulty.product.pids()).web.filter((pid) => before.includes(pid))).toEqual([]);
});

test('a limited key gets its calls a minute and no more, however many processes answer them', async () => {
  const { key } = await createApiKey(faulty.admin, { name: 'limited', scopes: ['predict'], limit: 20 });
  const load = startLoad(faulty.product.url, key, { model: 'iris', input: setosa }, 8);
  await until(() => load.answers.length >= 200);
  await load.stop();
  // One more when the clock's minute turns meanwhile.
  expect([20, 21]).toContain(good(load).length);
  expect(new Set(load.answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
});

test('PostgreSQL stopped under load gives 503 with Retry-After, and 200 again when it is back, without a restart', async () => {
  const load = irisLoad(16);
  await more(load, 100);
  const { web } = await faulty.product.pids();
  await faulty.stopDatabase();
  const stoppedAt = load.answers.length;
  await until(() => load.answers.length >= stoppedAt + 50);
  const meanwhile = load.answers.slice(stoppedAt);
  await faulty.startDatabase();
  await more(load, 200);
  await load.stop();
  expect(new Set(load.answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
  expect(new Set(meanwhile.slice(16).map(({ status }) => status))).toEqual(new Set([503]));
  for (const { status, retryAfter } of load.answers) expect(Number(retryAfter) > 0).toBe(status === 503);
  expect(load.unanswered()).toBe(0);
  expect(await unrecorded(load)).toEqual([]);
  expect((await faulty.product.pids()).web).toEqual(web);
});

describe('a model that runs for too long', () => {
  test('holds up no other, in this process or in a host, and gets 504 at its limit; then all is as before', async () => {
    const load = irisLoad(4);
    let ended = false;
    const endless = predict('endless', { X: 1 }).finally(() => {
      ended = true;
    });
    await more(load, 200);
    for (let call = 0; call < 20; call++) expect(await hosted()).toMatchObject(goodAnswer);
    expect(ended).toBe(false);
    expect(await endless).toMatchObject({ status: 504, body: { code: 'model-timeout' } });
    await load.stop();
    expect(good(load)).toHaveLength(load.answers.length);
    expect(await hosted()).toMatchObject(goodAnswer);
  });
});

describe('a model whose process dies', () => {
  test('fails its own call with 502, others are answered meanwhile, and the next call gets a new process', async () => {
    const { hosts, answer } = await startEndless();
    const load = irisLoad(4);
    await more(load, 50);
    const before = hosts();
    for (const pid of before) process.kill(pid, 'SIGKILL');
    expect(await answer).toMatchObject({ status: 502, body: { code: 'model-failed' } });
    expect(await hosted()).toMatchObject(goodAnswer);
    await load.stop();
    expect(good(load)).toHaveLength(load.answers.length);
    expect(hosts().filter((pid) => before.includes(pid))).toEqual([]);
  });
});
