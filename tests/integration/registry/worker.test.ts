import { afterEach, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import type { Ctx } from '#lib/context';
import { enqueue } from '#lib/queue/queue';
import { rejectUnchecked } from '#lib/registry/reject-unchecked';
import { makePerson } from '#tests/integration/auth/people';
import {
  newModel,
  openJobs,
  publish,
  publishReady,
  systemCtx,
  versionRow,
} from '#tests/integration/registry/published';
import { type RunningWorker, runWorker } from '#tests/integration/registry/run-worker';

let owner: Ctx;
const workers: RunningWorker[] = [];
beforeAll(async () => {
  owner = (await makePerson('engineer')).ctx;
});
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.child.kill('SIGKILL');
    await worker.exited;
  }
});

async function working() {
  const worker = await runWorker();
  workers.push(worker);
  return worker;
}

const statusOf = async (versionId: string) => (await versionRow(versionId)).status;
const untilDecided = (versionId: string) =>
  expect.poll(() => statusOf(versionId), { timeout: 40_000, interval: 50 }).not.toBe('validating');

test('a published version is examined: a model becomes ready with a certificate, junk is rejected with the reason', async () => {
  await working();
  const { slug } = await newModel(owner);
  const model = await publish(owner, slug);
  const junk = await publish(owner, slug, 'this is no model');
  await untilDecided(model.id);
  await untilDecided(junk.id);
  expect(await versionRow(model.id)).toMatchObject({ status: 'ready', rejection: null });
  expect((await versionRow(model.id)).certificate).not.toBeNull();
  expect(await versionRow(junk.id)).toMatchObject({ status: 'rejected', certificate: null });
  expect((await versionRow(junk.id)).rejection).toContain('text file');
});

test('a job whose worker was killed is done by another', async () => {
  const { slug } = await newModel(owner);
  const { id } = await publish(owner, slug);
  const [job] = await database().sql`select id from pgboss.job where data->>'versionId' = ${id}`;
  const first = await working();
  const state = async () => (await database().sql`select state from pgboss.job where id = ${job!.id}`)[0]?.state;
  await expect.poll(state, { timeout: 10_000, interval: 5 }).toBe('active');
  first.child.kill('SIGKILL');
  await first.exited;
  expect(await statusOf(id)).toBe('validating');
  await working();
  await untilDecided(id);
  expect(await statusOf(id)).toBe('ready');
});

test('a job that runs twice has its effect once', async () => {
  const { slug } = await newModel(owner);
  const { id } = await publish(owner, slug);
  await database().db.transaction((tx) => enqueue(tx, 'quarantine-version', { versionId: id }));
  await database().db.transaction((tx) => enqueue(tx, 'quarantine-version', { versionId: id }));
  await working();
  await untilDecided(id);
  const decided = await versionRow(id);
  await expect.poll(() => openJobs('quarantine-version', { versionId: id }), { timeout: 40_000 }).toBe(0);
  expect(await versionRow(id)).toEqual(decided);
});

test('a version whose examination failed for good is rejected, not left waiting', async () => {
  const { slug } = await newModel(owner);
  const { id } = await publish(owner, slug);
  // As after its last try: the file it needs is nowhere.
  const { sql } = database();
  await sql`update pgboss.job set retry_limit = 0 where data->>'versionId' = ${id}`;
  await sql`update versions set artifact_sha256 = ${'0'.repeat(64)} where id = ${id}`;
  await working();
  await untilDecided(id);
  expect(await versionRow(id)).toMatchObject({
    status: 'rejected',
    rejection: expect.stringContaining('publish it again'),
  });
});

test('a version that has its result keeps it when a late copy of its job fails for good', async () => {
  const { slug } = await newModel(owner);
  await publishReady(owner, slug);
  const [version] = await database().sql`select id from versions where status = 'ready' limit 1`;
  await rejectUnchecked(systemCtx(), { versionId: version!.id });
  expect(await statusOf(version!.id)).toBe('ready');
});

test('a worker that is told to stop, or whose parent is gone, ends by itself', async () => {
  const told = await working();
  expect(await told.stop()).toBe(0);
  const orphan = await working();
  orphan.child.disconnect();
  expect(await orphan.exited).toBe(0);
});
