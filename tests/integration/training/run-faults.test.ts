import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, inArray } from 'drizzle-orm';
import postgres from 'postgres';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { runs } from '#db/schema/training';
import { cancelRun } from '#lib/training/runs/cancel-run';
import { failRun } from '#lib/training/runs/fail-run';
import { getRun } from '#lib/training/runs/get-run';
import { RunSpec } from '#lib/training/runs/run-spec';
import { trainRun } from '#lib/training/runs/train-run';
import type { TrainingOrder } from '#lib/training/train/training-order';
import { runTraining } from '#lib/training/train/training-process';
import { ctxOf, makePerson } from '#tests/integration/auth/people';
import { type RunningWorker, runWorker } from '#tests/integration/registry/run-worker';
import { childPids } from '#tests/support/child-pids';
import { until } from '#tests/support/until';
import { claims, queued, readyDataset, runRow, schemaOf } from './run-data.ts';

let owner: Awaited<ReturnType<typeof makePerson>>;
let dataset: string;
const workers: RunningWorker[] = [];
const system = () => ctxOf({ kind: 'system' });
const short = {
  target: 'fraud',
  choice: { algorithm: 'gradient-boosting', params: { n_estimators: 8, max_depth: 3 } },
};
/** Minutes of learning. */
const long = {
  target: 'fraud',
  choice: {
    algorithm: 'gradient-boosting',
    params: { n_estimators: 5_000, max_depth: 12, early_stopping_rounds: null, learning_rate: 0.001 },
  },
};

beforeAll(async () => {
  owner = await makePerson('engineer');
  dataset = (await readyDataset(owner.ctx, claims(20_000))).id;
});
afterEach(async () => {
  // A test that failed half way must not leave its minutes of learning to the next one.
  await database()
    .db.update(runs)
    .set({ status: 'canceled' })
    .where(inArray(runs.status, ['queued', 'running']));
  await until(() => trainingPids().length === 0);
  for (const worker of workers.splice(0)) {
    worker.child.kill('SIGKILL');
    await worker.exited;
  }
});

const trainingPids = (parent = process.pid) => childPids(parent, 'training-child');
const foldersOf = (pid: number) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`bellwether-training-${pid}-`));
const isLearning = async (id: string) => ((await runRow(id)).learningCurve as { rounds: unknown[] } | null) !== null;

test('a run that is canceled while it learns is ended at once, stays canceled and leaves nothing behind', async () => {
  const { id } = await queued(owner.ctx, dataset, long);
  const training = trainRun(system(), { runId: id });
  await until(() => isLearning(id));
  expect(trainingPids()).toHaveLength(1);
  await cancelRun(owner.ctx, { id });
  await training;
  await until(() => trainingPids().length === 0);
  expect(foldersOf(process.pid)).toEqual([]);
  expect(await getRun(owner.ctx, { id })).toMatchObject({ status: 'canceled', report: null });
  await trainRun(system(), { runId: id });
  await failRun(system(), { runId: id });
  expect(await getRun(owner.ctx, { id })).toMatchObject({ status: 'canceled', problem: null });
  await expect(cancelRun(owner.ctx, { id })).rejects.toMatchObject({ code: 'conflict' });
});

test('the process that learns is told no secret of the platform', async () => {
  const { id } = await queued(owner.ctx, dataset, long);
  const training = trainRun(system(), { runId: id });
  await until(() => isLearning(id));
  const environment = readFileSync(`/proc/${trainingPids()[0]}/environ`, 'utf8');
  expect(environment).not.toMatch(/DATABASE_URL|NEXTAUTH_SECRET|DATA_DIR/);
  expect(environment).not.toContain(process.env.DATABASE_URL);
  await cancelRun(owner.ctx, { id });
  await training;
});

test('a search that is canceled takes its trials with it', async () => {
  const { id } = await queued(owner.ctx, dataset, { ...long, search: { trials: 4, factor: 2 } });
  const training = trainRun(system(), { runId: id });
  await until(async () => (await getRun(owner.ctx, { id })).children.length > 0);
  await cancelRun(owner.ctx, { id });
  await training;
  const { children, status } = await getRun(owner.ctx, { id });
  expect({ status, trials: new Set(children.map((trial) => trial.status)) }).toEqual({
    status: 'canceled',
    trials: new Set(['canceled']),
  });
});

test('connections that break while it learns cost neither the run nor a round of its curve', async () => {
  const rounds = 1_000;
  const params = { n_estimators: rounds, max_depth: 6, early_stopping_rounds: null };
  const { id } = await queued(owner.ctx, dataset, { target: 'fraud', choice: { ...long.choice, params } });
  let isOver = false;
  const training = trainRun(system(), { runId: id }).finally(() => {
    isOver = true;
  });
  // The test has a connection of its own: those of the worker's pool are the ones that break.
  const own = postgres(process.env.DATABASE_URL!, { max: 1, onnotice: () => {} });
  const roundsSoFar = async () => {
    const [row] = await own`select coalesce(jsonb_array_length(learning_curve->'rounds'), 0) as rounds
      from runs where id = ${id}`;
    return Number(row!.rounds);
  };
  let cuts = 0;
  while (cuts < 3) {
    const before = await roundsSoFar();
    await until(async () => isOver || (await roundsSoFar()) > before);
    // A fast machine may be done before the third.
    if (isOver) break;
    cuts++;
    await own`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
  }
  await training;
  const { status, learningCurve } = await getRun(owner.ctx, { id });
  await own.end();
  expect({ status, wasCut: cuts > 0 }).toEqual({ status: 'succeeded', wasCut: true });
  expect(learningCurve!.rounds.map(({ round }) => round)).toEqual(Array.from({ length: rounds }, (_, i) => i + 1));
});

test('a queued run that is canceled is never begun', async () => {
  const { id } = await queued(owner.ctx, dataset, short);
  await cancelRun(owner.ctx, { id });
  await trainRun(system(), { runId: id });
  expect(await getRun(owner.ctx, { id })).toMatchObject({ status: 'canceled', startedAt: null });
});

test('a training process that is killed fails the attempt; the next one begins anew and ends with one result', async () => {
  const { id } = await queued(owner.ctx, dataset, long);
  const training = trainRun(system(), { runId: id });
  const failed = expect(training).rejects.toThrow('SIGKILL');
  await until(() => isLearning(id));
  process.kill(trainingPids()[0]!, 'SIGKILL');
  await failed;
  expect((await runRow(id)).status).toBe('running');
  await database()
    .db.update(runs)
    .set({ spec: { ...(await getRun(owner.ctx, { id })).spec, ...(await specOf(short)) } })
    .where(eq(runs.id, id));
  await trainRun(system(), { runId: id });
  const { report, status } = await getRun(owner.ctx, { id });
  expect({ status, notes: report!.notes }).toMatchObject({
    status: 'succeeded',
    notes: expect.arrayContaining([expect.stringContaining('begun anew')]),
  });
  const { packageSha256, finishedAt } = await runRow(id);
  await trainRun(system(), { runId: id });
  expect(await runRow(id)).toMatchObject({ packageSha256, finishedAt });
});

test('when the worker is killed its training process dies too, and another worker takes the run over', async () => {
  const first = await runWorker();
  workers.push(first);
  const { id } = await queued(owner.ctx, dataset, long);
  await until(() => isLearning(id));
  const [pid] = trainingPids(first.child.pid);
  first.child.kill('SIGKILL');
  await until(() => !isAlive(pid!), 5_000);
  const begun = (await runRow(id)).startedAt!;
  workers.push(await runWorker());
  await until(async () => (await runRow(id)).startedAt! > begun && (await isLearning(id)), 120_000);
  await cancelRun(owner.ctx, { id });
  expect((await runRow(id)).status).toBe('canceled');
}, 150_000);

test('a run that lost its row to another worker writes nothing more', async () => {
  const { id } = await queued(owner.ctx, dataset, long);
  const training = trainRun(system(), { runId: id });
  await until(() => isLearning(id));
  const startedAt = new Date(Date.now() + 60_000);
  await database().db.update(runs).set({ startedAt, learningCurve: null, progress: null }).where(eq(runs.id, id));
  await training;
  expect(await runRow(id)).toMatchObject({ status: 'running', startedAt, learningCurve: null, progress: null });
});

test('past its memory limit a run fails, and says which limit', async () => {
  const worker = await runWorker({ TRAIN_MEMORY_BYTES: String(90 * 2 ** 20) });
  workers.push(worker);
  const { id } = await queued(owner.ctx, dataset, long);
  await until(async () => (await runRow(id)).status === 'failed');
  expect((await runRow(id)).problem).toContain('90 MiB of memory');
});

test('past its time limit a run fails, and says which limit', async () => {
  const worker = await runWorker({ TRAIN_LIMIT_MS: '3000' });
  workers.push(worker);
  const { id } = await queued(owner.ctx, dataset, long);
  await until(async () => (await runRow(id)).status === 'failed');
  expect((await runRow(id)).problem).toContain('TRAIN_LIMIT_MS');
});

test('where the disk is full the run fails, and says so', async () => {
  const { csv, columns } = claims(100);
  const folder = await mkdtemp(join(tmpdir(), 'disk-full-'));
  const dataPath = join(folder, 'data.csv');
  await writeFile(dataPath, csv);
  const order: TrainingOrder = {
    dataPath,
    dataset: { name: 'Data', version: 1, sha256: '' },
    schema: schemaOf(columns, 'fraud'),
    spec: RunSpec.parse(short),
    warnings: [],
    threads: 1,
    packagePath: '/dev/full',
    challenge: null,
  };
  const limits = { timeMs: 60_000, memoryBytes: 2 ** 31 };
  const training = runTraining(order, { limits, signal: new AbortController().signal, onMessage: () => {} });
  await expect(training).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('disk') });
  await rm(folder, { recursive: true });
});

test('a run that fails for good says that the platform was at fault', async () => {
  const { id } = await queued(owner.ctx, dataset, short);
  await failRun(system(), { runId: id });
  expect(await getRun(owner.ctx, { id })).toMatchObject({
    status: 'failed',
    problem: expect.stringContaining("platform's fault"),
  });
});

async function specOf(wish: typeof short) {
  return (await queued(owner.ctx, dataset, wish)).spec;
}

/** Nobody may be there to wait for a process that has ended, so that it stays as a zombie. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
