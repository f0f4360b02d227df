import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLog } from '#db/schema/audit';
import { deleteModel } from '#lib/registry/delete-model';
import { getModel } from '#lib/registry/get-model';
import { listVersions } from '#lib/registry/list-versions';
import { seedStarters } from '#lib/registry/seed-starters';
import { makePerson } from '#tests/integration/auth/people';
import { newModel, publishReady, systemCtx } from '#tests/integration/registry/published';
import { type RunningWorker, runWorker } from '#tests/integration/registry/run-worker';
import { linearRegression } from '#tests/support/onnx-fixtures';

const iris = fileURLToPath(new URL('../../../models/iris/', import.meta.url));
let folder: string;
let worker: RunningWorker;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-starters-'));
  await mkdir(join(folder, 'iris'));
  await copyFile(join(iris, 'model.onnx'), join(folder, 'iris', 'model.onnx'));
  await copyFile(join(iris, 'model.json'), join(folder, 'iris', 'model.json'));
  await mkdir(join(folder, 'unfinished'));
  worker = await runWorker();
});
afterAll(async () => {
  await worker.stop();
  await rm(folder, { recursive: true, force: true });
});

async function addStarter(slug: string) {
  const features = ['a', 'b', 'c'].map((name) => ({ name, type: 'number' }));
  await mkdir(join(folder, slug));
  await writeFile(join(folder, slug, 'model.onnx'), linearRegression());
  await writeFile(join(folder, slug, 'model.json'), JSON.stringify({ task: 'regression', features }));
}

const seed = () => seedStarters(systemCtx(), { folder, limitMs: 40_000 });

test('without an admin nobody could own a starter, and nothing is published', async () => {
  expect(await seed()).toEqual([]);
});

test('a starter is published for everyone, examined, and in production; seeding again changes nothing', async () => {
  const admin = (await makePerson('admin')).ctx;
  const everybody = (await makePerson('end-user')).ctx;
  expect(await seed()).toEqual([{ slug: 'iris', version: 1, status: 'ready' }]);
  const model = await getModel(everybody, { slug: 'iris' });
  expect(model).toMatchObject({
    name: 'Iris',
    description: expect.stringContaining('three species'),
    visibility: 'everyone',
    task: 'classification',
    productionVersion: 1,
  });
  expect(await seed()).toEqual([{ slug: 'iris', version: 1, status: 'ready' }]);
  expect(await getModel(everybody, { slug: 'iris' })).toEqual(model);
  expect((await listVersions(admin, { slug: 'iris' })).data).toHaveLength(1);
  const told = await admin.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.actorKind, 'system'))
    .orderBy(asc(auditLog.seq));
  expect(told.filter(({ action }) => action !== 'quarantineVersion')).toMatchObject([
    { action: 'createModel', target: { slug: 'iris', visibility: 'everyone' } },
    { action: 'publishVersion', target: { slug: 'iris', version: '1' } },
    { action: 'setAlias', target: { slug: 'iris', name: 'production', version: '1' } },
  ]);
});

test('a model that somebody gave the slug of a starter is left alone', async () => {
  const engineer = (await makePerson('engineer')).ctx;
  await addStarter('taken');
  await newModel(engineer, { slug: 'taken' });
  await publishReady(engineer, 'taken');
  expect((await seed()).map(({ slug }) => slug)).toEqual(['iris']);
  expect((await listVersions(engineer, { slug: 'taken' })).data).toHaveLength(1);
});

test('a deleted starter does not come back', async () => {
  const admin = (await makePerson('admin')).ctx;
  await deleteModel(admin, { slug: 'iris' });
  expect(await seed()).toEqual([]);
});
