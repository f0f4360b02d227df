import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { batchJobs } from '#db/schema/batch';
import { cancelBatchJob } from '#lib/batch/cancel-batch-job';
import { failBatchJob } from '#lib/batch/fail-batch-job';
import { getBatchJob } from '#lib/batch/get-batch-job';
import type { Ctx } from '#lib/context';
import { setAlias } from '#lib/registry/set-alias';
import { makePerson } from '#tests/integration/auth/people';
import { billed, outputOf, start, work } from '#tests/integration/batch/jobs';
import { addVersion, serve } from '#tests/integration/predict/served';
import { type RunningWorker, runWorker } from '#tests/integration/registry/run-worker';
import { childPids } from '#tests/support/child-pids';
import { linearRegression } from '#tests/support/onnx-fixtures';
import { until } from '#tests/support/until';

const rowCount = 150_000;
const rows = Array.from({ length: rowCount }, (_, row) => (row % 1000 === 7 ? `${row},x` : `${row},${row % 10}`));
const file = `row,feature_2\n${rows.join('\n')}\n`;
/** feature_1 is missing: its default stands in. */
const manifest = {
  task: 'regression',
  features: [
    { name: 'feature_1', type: 'number', default: 0 },
    { name: 'feature_2', type: 'number' },
    { name: 'feature_3', type: 'number', default: 0 },
  ],
};

let owner: Ctx;
const workers: RunningWorker[] = [];
beforeAll(async () => {
  owner = (await makePerson('engineer')).ctx;
  await serve(owner, 'line', { bytes: linearRegression(), manifest });
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

const jobOf = (id: string) => getBatchJob(owner, { id });
const untilOver = (id: string) => until(async () => !['queued', 'running'].includes((await jobOf(id)).status), 50_000);
const untilBegun = (id: string) => until(async () => (await jobOf(id)).doneRows > 0);

/** Every row once, in order, with its answer or its error, and paid for once. */
async function expectWhole(id: string) {
  expect(await jobOf(id)).toMatchObject({ status: 'succeeded', doneRows: rowCount, failedRows: rowCount / 1000 });
  const lines = (await outputOf(owner, id)).trimEnd().split('\n').slice(1);
  const expected = rows.map((row, index) =>
    row.endsWith('x')
      ? `${row},,"/feature_2 must be a number, not the text ""x"""`
      : `${row},${2 * (index % 10) + 0.5},`,
  );
  expect(lines.length).toBe(rowCount);
  expect(lines.findIndex((line, index) => line !== expected[index])).toBe(-1);
  const ledger = await billed(id);
  expect(ledger.length).toBeGreaterThan(1);
  expect(ledger.reduce((units, row) => units + row.units, 0)).toBe(rowCount - rowCount / 1000);
}

test('a job whose worker was killed half way is finished by another: each row once, in order, billed once', async () => {
  const first = await working();
  const id = await start(owner, { model: 'line' }, file);
  await untilBegun(id);
  first.child.kill('SIGKILL');
  await first.exited;
  expect(await jobOf(id)).toMatchObject({ status: 'running' });
  await working();
  await untilOver(id);
  await expectWhole(id);
});

test('a job that two workers run at the same time is done once', async () => {
  const id = await start(owner, { model: 'line' }, file);
  await Promise.all([work(id), work(id)]);
  await expectWhole(id);
  const before = await jobOf(id);
  await work(id);
  expect(await jobOf(id)).toEqual(before);
});

test('a job that is canceled ends at once with its processes, and keeps what was finished', async () => {
  const worker = await working();
  const id = await start(owner, { model: 'line' }, file.repeat(8));
  await untilBegun(id);
  expect(await cancelBatchJob(owner, { id })).toMatchObject({ status: 'canceled' });
  await until(() => childPids(worker.child.pid!, 'batch-child').length === 0, 5_000);
  const job = await jobOf(id);
  const lines = (await outputOf(owner, id)).trimEnd().split('\n').slice(1);
  expect(lines.length).toBe(job.doneRows);
  expect((await billed(id)).reduce((units, row) => units + row.units, 0)).toBe(job.doneRows - job.failedRows);
  await expect(cancelBatchJob(owner, { id })).rejects.toThrow('nothing to cancel');
});

test('a job that is canceled before it begins is never run', async () => {
  const id = await start(owner, { model: 'line' }, file);
  await cancelBatchJob(owner, { id });
  await work(id);
  expect(await jobOf(id)).toMatchObject({ status: 'canceled', doneRows: 0, startedAt: null });
  await expect(outputOf(owner, id)).rejects.toThrow('before any row was finished');
});

test('a job that failed for good says so, and one that has ended stays as it is', async () => {
  const id = await start(owner, { model: 'line' }, file);
  await database()
    .db.update(batchJobs)
    .set({ inputSha256: '0'.repeat(64) })
    .where(eq(batchJobs.id, id));
  await expect(work(id)).rejects.toThrow('ENOENT');
  expect(await jobOf(id)).toMatchObject({ status: 'running', problem: expect.stringContaining('storage') });
  await failBatchJob(owner, { batchJobId: id });
  expect(await jobOf(id)).toMatchObject({ status: 'failed', problem: expect.stringContaining('storage') });
  const ended = await jobOf(id);
  await failBatchJob(owner, { batchJobId: id });
  expect(await jobOf(id)).toEqual(ended);
});

test('an alias that moves while a job waits changes nothing for it', async () => {
  await serve(owner, 'moving', { bytes: linearRegression(), manifest });
  const id = await start(owner, { model: 'moving' }, 'feature_2\n1\n');
  await addVersion(owner, 'moving', 2, { bytes: linearRegression(), manifest });
  await setAlias(owner, { slug: 'moving', alias: 'production', version: 2 });
  await work(id);
  expect(await jobOf(id)).toMatchObject({ status: 'succeeded', version: 1 });
});
