import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linearRegression, slowModelTaking } from '#tests/support/onnx-fixtures';
import { until } from '#tests/support/until';
import { type FaultyProduct, startFaultyProduct } from './faulty-product.ts';
import { serveCertified } from './serve-certified.ts';

type Answer = { id: string; status: string; answer?: { predictions: { value: number }[] } };

const slowMs = 2_000;
let faulty: FaultyProduct;

beforeAll(async () => {
  faulty = await startFaultyProduct({});
  await serveCertified(faulty, 'line', linearRegression(), 0.1);
  await serveCertified(faulty, 'slow', await slowModelTaking(slowMs), slowMs);
});
afterAll(() => faulty?.end());

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${faulty.product.url}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${faulty.key}`, 'content-type': 'application/json', ...init.headers },
  });

async function putOff(model: string, input: object): Promise<string> {
  const body = JSON.stringify({ model, input });
  const answer = await call('/api/predict', { method: 'POST', body, headers: { prefer: 'respond-async' } });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as Answer).id;
}

const lookUp = async (id: string) => (await (await call(`/api/v1/async-predictions/${id}`)).json()) as Answer;
const untilIs = (id: string, ...states: string[]) =>
  until(async () => states.includes((await lookUp(id)).status), 90_000);
const ledgerRows = (ids: string[]) =>
  faulty.sql`select id, units from predictions where id = any(${ids}) order by id`.then((rows) =>
    rows.map((row) => ({ ...row })),
  );

describe('asynchronous predictions', () => {
  test('that a killed worker left half way are answered by the next one, each billed once', async () => {
    const slow = await putOff('slow', { X: 1 });
    const quick: string[] = [];
    for (let n = 0; n < 20; n++) quick.push(await putOff('line', { feature_1: n, feature_2: 0, feature_3: 0 }));
    await untilIs(slow, 'running');
    const pid = (await faulty.product.pids()).worker!;
    process.kill(pid, 'SIGKILL');
    const all = [slow, ...quick];
    for (const id of all) await untilIs(id, 'succeeded');
    expect((await faulty.product.pids()).worker).not.toBe(pid);
    expect(await ledgerRows(all)).toEqual([...all].sort().map((id) => ({ id, units: 1 })));
    for (const [n, id] of quick.entries()) expect((await lookUp(id)).answer!.predictions).toEqual([{ value: n + 0.5 }]);
  });

  test('go on when PostgreSQL was stopped and started: answered, billed once, and told to who waits', async () => {
    const slow = await putOff('slow', { X: 2 });
    await untilIs(slow, 'running');
    await faulty.stopDatabase();
    await faulty.startDatabase();
    await until(async () => (await call(`/api/v1/async-predictions/${slow}`)).status === 200);
    await untilIs(slow, 'succeeded');
    expect(await ledgerRows([slow])).toEqual([{ id: slow, units: 1 }]);
    const waited = await call('/api/predict', {
      method: 'POST',
      body: JSON.stringify({ model: 'line', input: { feature_1: 1, feature_2: 0, feature_3: 0 } }),
      headers: { prefer: 'wait=60' },
    });
    expect(waited.status).toBe(200);
  });

  test('that are canceled while they run are never billed, whatever their worker does', async () => {
    const slow = await putOff('slow', { X: 3 });
    await untilIs(slow, 'running');
    expect((await call(`/api/v1/async-predictions/${slow}/cancel`, { method: 'POST' })).status).toBe(200);
    // Its host runs one of that model at a time: when this one is answered, that one has been as well.
    const next = await putOff('slow', { X: 4 });
    await untilIs(next, 'succeeded');
    expect(await ledgerRows([slow, next])).toEqual([{ id: next, units: 1 }]);
    expect((await lookUp(slow)).status).toBe('canceled');
  });
});
