import { beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import type { Scope } from '#lib/auth/permissions';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { deleteModel } from '#lib/registry/delete-model';
import { getModel } from '#lib/registry/get-model';
import { Manifest } from '#lib/registry/manifest';
import { setAlias } from '#lib/registry/set-alias';
import { cancelRun } from '#lib/training/runs/cancel-run';
import { getRun } from '#lib/training/runs/get-run';
import { PublishRun, publishRun } from '#lib/training/runs/publish-run';
import { ctxOf, makePerson } from '#tests/integration/auth/people';
import { versionRow } from '#tests/integration/registry/published';
import { handlers } from '#workers/jobs';
import { claims, prices, queued, readyDataset, trained } from './run-data.ts';

let owner: Awaited<ReturnType<typeof makePerson>>;
let other: Awaited<ReturnType<typeof makePerson>>;
let dataset: string;
let runId: string;
const weak = { algorithm: 'decision-tree', params: { max_depth: 1 } };
const strong = { algorithm: 'gradient-boosting', params: { n_estimators: 30, max_depth: 4 } };

const quarantine = (versionId: string) => handlers['quarantine-version'].run(ctxOf({ kind: 'system' }), { versionId });

const aliasesOf = async (slug: string) =>
  Object.fromEntries((await getModel(owner.ctx, { slug })).aliases.map(({ alias, version }) => [alias, version]));

beforeAll(async () => {
  owner = await makePerson('engineer');
  other = await makePerson('engineer');
  dataset = (await readyDataset(owner.ctx, claims(600))).id;
  runId = await trained(owner.ctx, dataset, { target: 'fraud', choice: weak });
});

test('a published run goes through quarantine, with rows of the data as examples, and takes its alias when ready', async () => {
  const { id } = await publishRun(owner.ctx, { id: runId, model: 'fraud', alias: 'production' });
  expect(await aliasesOf('fraud')).toEqual({});
  await quarantine(id);
  const version = await versionRow(id);
  expect(version).toMatchObject({ status: 'ready', rejection: null });
  const manifest = Manifest.parse(version.manifest);
  expect(manifest.examples.length).toBeGreaterThan(5);
  expect(version.certificate).toMatchObject({
    parity: { checked: manifest.examples.length, passed: manifest.examples.length },
  });
  expect(manifest.baseline).toBeDefined();
  expect(await aliasesOf('fraud')).toEqual({ production: 1 });
  expect((await getModel(owner.ctx, { slug: 'fraud' })).visibility).toBe('private');
  expect((await getRun(owner.ctx, { id: runId })).published).toEqual([{ model: 'fraud', version: 1, status: 'ready' }]);
});

test('a job that runs again does not move back an alias that was moved on', async () => {
  const { id } = await publishRun(owner.ctx, { id: runId, model: 'moved', alias: 'production' });
  await quarantine(id);
  const next = await publishRun(owner.ctx, { id: runId, model: 'moved' });
  await quarantine(next.id);
  await setAlias(owner.ctx, { slug: 'moved', alias: 'production', version: 2 });
  await quarantine(id);
  expect(await aliasesOf('moved')).toEqual({ production: 2 });
});

test('a better run becomes challenger, once; a worse one says why not', async () => {
  const better = await trained(owner.ctx, dataset, { target: 'fraud', choice: strong }, { challenge: 'fraud' });
  const run = await getRun(owner.ctx, { id: better });
  expect(run.report!.challenge).toMatchObject({ model: 'fraud', version: 1, metric: 'rocAuc', isBetter: true });
  expect(run.report!.challenge!.production).toBeCloseTo((await getRun(owner.ctx, { id: runId })).score!.value, 5);
  expect(run.published).toMatchObject([{ model: 'fraud', version: 2 }]);
  await handlers['train-run'].run(ctxOf({ kind: 'system' }), { runId: better, challenge: 'fraud' });
  expect((await getRun(owner.ctx, { id: better })).published).toHaveLength(1);

  const same = await trained(owner.ctx, dataset, { target: 'fraud', choice: weak }, { challenge: 'fraud' });
  const { report, published } = await getRun(owner.ctx, { id: same });
  expect(report!.challenge).toMatchObject({ isBetter: false });
  expect(report!.notes).toContainEqual(expect.stringContaining('Not better than version 1'));
  expect(published).toEqual([]);
});

test('a key that may train, but not publish, challenges no model', async () => {
  const key = { kind: 'key', keyId: 'key_x', userId: owner.id, role: 'engineer', limitPerMinute: null } as const;
  const asKey = (scopes: Scope[]) => ctxOf({ ...key, scopes });
  const wish = { target: 'fraud', choice: weak };
  const trains: Scope[] = ['training:read', 'training:write', 'models:read'];
  await expect(queued(asKey(trains), dataset, wish, { challenge: 'fraud' })).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('models:write'),
  });
  for (const started of [
    await queued(asKey(trains), dataset, wish),
    await queued(asKey([...trains, 'models:write']), dataset, wish, { challenge: 'fraud' }),
  ])
    await cancelRun(owner.ctx, { id: started.id });
});

test('a run whose columns do not fit the version in production is not compared, and says so', async () => {
  const homes = await readyDataset(owner.ctx, prices());
  const id = await trained(owner.ctx, homes.id, { target: 'price', choice: strong }, { challenge: 'fraud' });
  const { report, published, status } = await getRun(owner.ctx, { id });
  expect({ status, published }).toEqual({ status: 'succeeded', published: [] });
  expect(report!.notes).toContainEqual(expect.stringMatching(/Not compared.*needs the feature/));
});

test('a better run whose model is gone by then keeps its result, and says that it was not published', async () => {
  await createModel(owner.ctx, CreateModel.parse({ slug: 'gone' }));
  const { id } = await queued(owner.ctx, dataset, { target: 'fraud', choice: weak }, { challenge: 'gone' });
  await deleteModel(owner.ctx, { slug: 'gone' });
  await createModel(other.ctx, CreateModel.parse({ slug: 'gone' }));
  await handlers['train-run'].run(ctxOf({ kind: 'system' }), { runId: id, challenge: 'gone' });
  const { status, report, published } = await getRun(owner.ctx, { id });
  expect({ status, published }).toEqual({ status: 'succeeded', published: [] });
  expect(report!.notes).toContainEqual(expect.stringContaining('not published as its challenger'));
});

test('a run is not measured against another person’s model that has the name by then', async () => {
  await createModel(owner.ctx, CreateModel.parse({ slug: 'handed' }));
  const { id } = await queued(owner.ctx, dataset, { target: 'fraud', choice: strong }, { challenge: 'handed' });
  await deleteModel(owner.ctx, { slug: 'handed' });
  const theirs = await readyDataset(other.ctx, claims(200));
  const learned = await trained(other.ctx, theirs.id, { target: 'fraud', choice: weak });
  const version = await publishRun(other.ctx, { id: learned, model: 'handed', alias: 'production' });
  await quarantine(version.id);
  await handlers['train-run'].run(ctxOf({ kind: 'system' }), { runId: id, challenge: 'handed' });
  const { status, report, published } = await getRun(owner.ctx, { id });
  expect({ status, published }).toEqual({ status: 'succeeded', published: [] });
  expect(report!.challenge).toBeUndefined();
  expect(report!.notes).toContainEqual(expect.stringMatching(/Not compared with the production of "handed"/));
});

test.each([
  ['is gone', 'vanished', async () => {}],
  ['became another person’s', 'lost', () => createModel(other.ctx, CreateModel.parse({ slug: 'lost' }))],
])('a better run is not published to a model that %s while it learned', async (_, model, happen) => {
  await happen();
  const id = await trained(owner.ctx, dataset, { target: 'fraud', choice: weak });
  const about = { model, version: null, metric: 'rocAuc', own: 0.9, production: null, isBetter: true };
  await database().sql`update runs set report = jsonb_set(report, '{challenge}', ${JSON.stringify(about)}::text::jsonb)
    where id = ${id}`;
  await handlers['train-run'].run(ctxOf({ kind: 'system' }), { runId: id, challenge: model });
  const { report, published } = await getRun(owner.ctx, { id });
  expect(published).toEqual([]);
  expect(report!.notes).toContainEqual(expect.stringContaining('could not be published as challenger'));
});

test('only a run of one’s own that succeeded is published, and only to a model of one’s own', async () => {
  await expect(publishRun(other.ctx, { id: runId, model: 'mine' })).rejects.toMatchObject({ code: 'not-found' });
  const waiting = await queued(owner.ctx, dataset, { target: 'fraud', choice: weak });
  await expect(publishRun(owner.ctx, { id: waiting.id, model: 'early' })).rejects.toMatchObject({ code: 'conflict' });
  await cancelRun(owner.ctx, { id: waiting.id });
  const theirs = await readyDataset(other.ctx, claims(200));
  const id = await trained(other.ctx, theirs.id, { target: 'fraud', choice: weak });
  await expect(publishRun(other.ctx, { id, model: 'fraud' })).rejects.toMatchObject({ code: 'conflict' });
  expect(PublishRun.safeParse({ model: 'Not a slug' }).success).toBe(false);
});
