import { beforeAll, expect, test } from 'vitest';
import * as scheduleRoute from '#app/api/v1/schedules/[id]/route.ts';
import * as timesRoute from '#app/api/v1/schedules/next-times/route.ts';
import * as schedulesRoute from '#app/api/v1/schedules/route.ts';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import type { Scope } from '#lib/auth/permissions';
import { makePerson } from '#tests/integration/auth/people';
import { readyDataset } from '#tests/integration/schedules/scheduled';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

let datasetId: string;
let key: string;
let batchKey: string;
beforeAll(async () => {
  const owner = await makePerson('engineer');
  datasetId = await readyDataset(owner.ctx);
  const keyWith = async (scopes: Scope[]) =>
    (await createApiKey(owner.ctx, { name: 'test', scopes, limit: 'plan', expiresAt: null })).key;
  key = await keyWith(['training:read', 'training:write']);
  batchKey = await keyWith(['batch']);
});

type Call = { method?: string; body?: unknown; id?: string; query?: string; as?: string };

async function call(handler: Handler, { method = 'GET', body, id, query = '', as = key }: Call = {}) {
  const request = new Request(`http://localhost:3000/x${query}`, {
    method,
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve<Record<string, string>>(id ? { id } : {}) });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

const input = (more: object = {}) => ({
  name: 'Every morning',
  cron: '0 6 * * *',
  timeZone: 'Europe/Berlin',
  work: { kind: 'run', datasetId, spec: { target: 'species', choice: { algorithm: 'linear' } } },
  ...more,
});

test('a schedule is made, read, changed and deleted by REST', async () => {
  const made = await call(schedulesRoute.POST, { method: 'POST', body: input() });
  expect(made).toMatchObject({ status: 201, body: { enabled: true, nextTimes: Array(3).fill(expect.any(String)) } });
  const { id } = made.body;
  expect(await call(schedulesRoute.GET)).toMatchObject({ status: 200, body: { data: [{ id }], nextCursor: null } });
  const changed = await call(scheduleRoute.PATCH, { method: 'PATCH', id, body: { enabled: false } });
  expect(changed).toMatchObject({ status: 200, body: { enabled: false, nextAt: null } });
  expect(await call(scheduleRoute.GET, { id })).toEqual({ status: 200, body: changed.body });
  expect(await call(scheduleRoute.DELETE, { method: 'DELETE', id })).toEqual({ status: 204, body: null });
  expect(await call(scheduleRoute.GET, { id })).toMatchObject({ status: 404 });
});

test('what does not fit is told with its place', async () => {
  const body = input({ cron: '0 25 * * *', timeZone: 'Mars/Base', name: ' ' });
  const { status, body: problem } = await call(schedulesRoute.POST, { method: 'POST', body });
  expect(status).toBe(422);
  expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    '/cron',
    '/name',
    '/timeZone',
  ]);
});

test('the next three times of a cron line can be asked for before anything is saved', async () => {
  const query = `?${new URLSearchParams({ cron: '*/5 * * * *', timeZone: 'UTC' })}`;
  const { status, body } = await call(timesRoute.GET, { query });
  expect(status).toBe(200);
  const gaps = body.nextTimes.map(
    (moment: string, i: number) => Date.parse(moment) - Date.parse(body.nextTimes[0]) - i * 300_000,
  );
  expect(gaps).toEqual([0, 0, 0]);
});

test('a key without the scopes of training makes no schedule, and one without that of batch none for a batch job', async () => {
  expect(await call(schedulesRoute.POST, { method: 'POST', body: input(), as: batchKey })).toMatchObject({
    status: 403,
  });
  const work = { kind: 'batch', model: 'iris', datasetId };
  const refused = await call(schedulesRoute.POST, { method: 'POST', body: input({ work }) });
  expect(refused).toMatchObject({ status: 403, body: { detail: expect.stringContaining('"batch"') } });
});
