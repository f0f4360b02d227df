import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as datasetRoute from '#app/api/v1/datasets/[id]/route.ts';
import * as datasetsRoute from '#app/api/v1/datasets/route.ts';
import * as experimentsRoute from '#app/api/v1/experiments/route.ts';
import * as cancelRoute from '#app/api/v1/runs/[id]/cancel/route.ts';
import * as publishRoute from '#app/api/v1/runs/[id]/publish/route.ts';
import * as retrainRoute from '#app/api/v1/runs/[id]/retrain/route.ts';
import * as runRoute from '#app/api/v1/runs/[id]/route.ts';
import * as runsRoute from '#app/api/v1/runs/route.ts';
import { database } from '#db/client';
import { plans } from '#db/schema/people';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import type { Scope } from '#lib/auth/permissions';
import { type Working, workQueues } from '#lib/queue/work-queues';
import { makePerson } from '#tests/integration/auth/people';
import { handlers } from '#workers/jobs';
import { claims, readyDataset } from './run-data.ts';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Route = { GET?: Handler; POST?: Handler };

/** The addresses of runs, as Next would find their routes. */
const routes: [RegExp, Route][] = [
  [/^\/api\/v1\/datasets$/, datasetsRoute],
  [/^\/api\/v1\/datasets\/(?<id>[^/]+)$/, datasetRoute],
  [/^\/api\/v1\/experiments$/, experimentsRoute],
  [/^\/api\/v1\/runs$/, runsRoute],
  [/^\/api\/v1\/runs\/(?<id>[^/]+)$/, runRoute],
  [/^\/api\/v1\/runs\/(?<id>[^/]+)\/cancel$/, cancelRoute],
  [/^\/api\/v1\/runs\/(?<id>[^/]+)\/publish$/, publishRoute],
  [/^\/api\/v1\/runs\/(?<id>[^/]+)\/retrain$/, retrainRoute],
];

let server: Server;
let url: string;
let folder: string;
let working: Working;
let owner: Awaited<ReturnType<typeof makePerson>>;
let key: string;

beforeAll(async () => {
  server = createServer(async (req, res) => {
    const { pathname } = new URL(req.url!, 'http://x');
    const [match, route] = routes
      .map(([path, route]) => [path.exec(pathname), route] as const)
      .find(([found]) => found)!;
    const body = req.method === 'POST' ? { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' } : {};
    const init = { method: req.method, headers: Object.entries(req.headers) as [string, string][], ...body };
    const request = new Request(`http://${req.headers.host}${req.url}`, init as RequestInit);
    const handler = route[req.method as 'GET' | 'POST']!;
    const answer = await handler(request, { params: Promise.resolve({ ...match!.groups }) });
    res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'run-doors-'));
  owner = await makePerson('engineer');
  await database().db.update(plans).set({ limitPerMinute: 10_000 });
  key = await keyOf(owner, ['training:read', 'training:write', 'models:write']);
  working = await workQueues(process.env.DATABASE_URL!, database().db, handlers);
});
afterAll(async () => {
  await working.stop(1_000);
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const keyOf = async ({ ctx }: typeof owner, scopes: Scope[]) =>
  (await createApiKey(ctx, { name: 'test', scopes, limit: 10_000, expiresAt: null })).key;

async function call(method: string, path: string, body?: unknown, as = key) {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

/** Runs the command as somebody would; gives its exit code and what it printed. */
function train(args: string[]): Promise<{ code: number; out: string; err: string }> {
  const script = fileURLToPath(new URL('../../../scripts/train.ts', import.meta.url));
  const environment = { ...process.env, BELLWETHER_URL: url, BELLWETHER_API_KEY: key };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env: environment }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const small = { target: 'fraud', algorithm: 'gradient-boosting', params: { n_estimators: 10, max_depth: 3 } };

test('npm run train takes a CSV file to a trained model, and prints its metrics and where to see it', async () => {
  const data = join(folder, 'claims.csv');
  await writeFile(data, claims(300).csv);
  const params = ['--param', 'max_depth=3', '--param', 'n_estimators=10', '--experiment', 'From the command line'];
  const { code, out, err } = await train(['--data', data, '--target', 'fraud', ...params]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/ROC AUC +0\.\d{4} +0\.\d{4} +0\.\d{4}/);
  const id = new RegExp(`${url}/runs/(run_\\w+)`).exec(out)![1];
  const { body } = await call('GET', `/api/v1/runs/${id}`);
  expect(body).toMatchObject({
    status: 'succeeded',
    experiment: { name: 'From the command line' },
    spec: { choice: { params: { max_depth: 3, n_estimators: 10 } } },
  });
});

test('npm run train ends with 1 and says why where the wish does not fit', async () => {
  const { id } = await readyDataset(owner.ctx, claims(100));
  const { code, err } = await train(['--dataset', id, '--target', 'fraud', '--param', 'max_depth=99']);
  expect(code).toBe(1);
  expect(err).toContain('/params/max_depth');
});

test('a run over REST: 202, then its status, metrics and curves, then published as a version', async () => {
  const { id: dataset } = await readyDataset(owner.ctx, claims(300));
  const started = await call('POST', '/api/v1/runs', { dataset, ...small });
  expect(started).toMatchObject({ status: 202, body: { status: 'queued', spec: { seed: 1 } } });
  const path = `/api/v1/runs/${started.body.id}`;
  await expect.poll(async () => (await call('GET', path)).body.status, { timeout: 30_000 }).toBe('succeeded');
  const { report, learningCurve } = (await call('GET', path)).body;
  expect(report.parts.test.rocAuc).toBeGreaterThan(0.8);
  expect(learningCurve.rounds).toHaveLength(10);
  const published = await call('POST', `${path}/publish`, { model: 'rest-fraud', alias: 'production' });
  expect(published).toMatchObject({ status: 202, body: { number: 1, status: 'validating' } });
  const versions = async () => (await call('GET', path)).body.published;
  await expect.poll(versions, { timeout: 30_000 }).toEqual([{ model: 'rest-fraud', version: 1, status: 'ready' }]);
  expect(await call('POST', `${path}/retrain`)).toMatchObject({ status: 202, body: { retrainOf: started.body.id } });
  expect(await call('POST', `${path}/cancel`)).toMatchObject({ status: 409 });
  expect((await call('GET', `/api/v1/runs?dataset=${dataset}`)).body.data).toHaveLength(2);
});

test('a wish that does not fit is a problem with JSON pointers', async () => {
  const { id: dataset } = await readyDataset(owner.ctx, claims(100));
  const bad = await call('POST', '/api/v1/runs', { ...small, dataset, params: { max_depth: 0, depth: 3 } });
  expect(bad).toMatchObject({ status: 422, body: { code: 'invalid' } });
  expect(bad.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/params/max_depth');
  const noTarget = await call('POST', '/api/v1/runs', { ...small, dataset, target: 'nothing' });
  expect(noTarget.body.errors).toEqual([{ pointer: '/target', detail: expect.stringContaining('"amount"') }]);
});

test("another person's runs are not there, and who only reads starts nothing", async () => {
  const { id: dataset } = await readyDataset(owner.ctx, claims(100));
  const { id } = (await call('POST', '/api/v1/runs', { dataset, ...small })).body;
  const stranger = await keyOf(await makePerson('engineer'), ['training:read', 'training:write', 'models:write']);
  for (const [method, path, body] of [
    ['GET', `/api/v1/runs/${id}`],
    ['POST', `/api/v1/runs/${id}/cancel`],
    ['POST', `/api/v1/runs/${id}/retrain`],
    ['POST', `/api/v1/runs/${id}/publish`, { model: 'stolen' }],
    ['POST', '/api/v1/runs', { dataset, ...small }],
  ] as const) {
    expect(await call(method, path, body, stranger)).toMatchObject({ status: 404 });
  }
  const reader = await keyOf(owner, ['training:read']);
  expect(await call('POST', '/api/v1/runs', { dataset, ...small }, reader)).toMatchObject({ status: 403 });
  expect(await call('GET', `/api/v1/runs/${id}`, undefined, reader)).toMatchObject({ status: 200 });
});

test('experiments are made and listed over REST', async () => {
  expect(await call('POST', '/api/v1/experiments', { name: 'Spring' })).toMatchObject({
    status: 201,
    body: { runs: 0 },
  });
  expect(await call('POST', '/api/v1/experiments', { name: 'spring' })).toMatchObject({ status: 409 });
  const { data } = (await call('GET', '/api/v1/experiments')).body;
  expect(data.map(({ name }: { name: string }) => name)).toContain('Spring');
});
