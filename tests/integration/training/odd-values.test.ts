import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import * as datasetRoute from '#app/api/v1/datasets/[id]/route.ts';
import * as runRoute from '#app/api/v1/runs/[id]/route.ts';
import * as runsRoute from '#app/api/v1/runs/route.ts';
import * as scheduleRoute from '#app/api/v1/schedules/[id]/route.ts';
import * as schedulesRoute from '#app/api/v1/schedules/route.ts';
import { database } from '#db/client';
import { runs } from '#db/schema/training';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { createExperiment } from '#lib/training/runs/create-experiment';
import { getRun } from '#lib/training/runs/get-run';
import { makePerson } from '#tests/integration/auth/people';
import { claims, queued, readyDataset, runRow, trained } from './run-data.ts';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

let owner: Awaited<ReturnType<typeof makePerson>>;
let dataset: string;
let key: string;
const none: Record<string, string> = {};
const choice = { algorithm: 'decision-tree' };

beforeAll(async () => {
  owner = await makePerson('engineer');
  dataset = (await readyDataset(owner.ctx, claims())).id;
  const scopes = ['training:read', 'training:write'] as const;
  key = (await createApiKey(owner.ctx, { name: 'test', scopes: [...scopes], limit: 'plan', expiresAt: null })).key;
});

async function call(handler: Handler, { id, query = '', body }: { id?: string; query?: string; body?: unknown }) {
  const request = new Request(`http://localhost:3000/x${query}`, {
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(id === undefined ? none : { id }) });
  return { status: answer.status, body: await answer.json() };
}

const wish = () => ({ dataset, target: 'fraud', algorithm: 'decision-tree' });
const scheduled = (work: object) => ({
  ...{ name: 'Odd', cron: '0 6 * * *', timeZone: 'UTC', enabled: false },
  work: { kind: 'run', datasetId: dataset, spec: { target: 'fraud', choice }, ...work },
});

test.each<[string, Handler, () => Parameters<typeof call>[1]]>([
  ['the id of a run', runRoute.GET, () => ({ id: '\0' })],
  ['the id of a data set', datasetRoute.GET, () => ({ id: 'ds_\0' })],
  ['the id of a schedule', scheduleRoute.GET, () => ({ id: '\0' })],
  ['a filter', runsRoute.GET, () => ({ query: '?experiment=%00' })],
  ['the data set of a run', runsRoute.POST, () => ({ body: { ...wish(), dataset: '\0' } })],
  ['the experiment of a schedule', schedulesRoute.POST, () => ({ body: scheduled({ experiment: '\0' }) })],
])('a NUL character in %s is the mistake of the caller, not ours', async (_, handler, of) => {
  expect(await call(handler, of())).toMatchObject({ status: 422, body: { detail: expect.stringContaining('NUL') } });
});

test('a version number that no column can hold is refused with its place', async () => {
  const answer = await call(runsRoute.POST, { body: { ...wish(), version: 1e15 } });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/version' }] } });
});

test("the id of somebody else's experiment is not found, and never becomes the name of one", async () => {
  const other = await makePerson('engineer');
  const { id } = await createExperiment(other.ctx, { name: 'Theirs' });
  expect(await call(runsRoute.POST, { body: { ...wish(), experiment: id } })).toMatchObject({ status: 404 });
});

test('whoever asks while a run ends sees it before or after, never succeeded without its report', async () => {
  const done = await runRow(await trained(owner.ctx, dataset, { target: 'fraud', choice }));
  const { id } = await queued(owner.ctx, dataset, { target: 'fraud', choice });
  const { db } = database();
  let isOver = false;
  const writing = (async () => {
    for (let turn = 0; turn < 150; turn++) {
      const ended = turn % 2 === 0;
      const change = { status: ended ? 'succeeded' : 'running', report: ended ? done.report : null } as const;
      await db.update(runs).set(change).where(eq(runs.id, id));
    }
    isOver = true;
  })();
  while (!isOver) {
    const { status, report, score } = await getRun(owner.ctx, { id });
    expect([report !== null, score !== null]).toEqual([status === 'succeeded', status === 'succeeded']);
  }
  await writing;
});
