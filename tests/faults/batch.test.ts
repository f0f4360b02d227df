import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { childPids } from '#tests/support/child-pids';
import { linearRegression, slowModelTaking } from '#tests/support/onnx-fixtures';
import { until } from '#tests/support/until';
import { type FaultyProduct, startFaultyProduct } from './faulty-product.ts';
import { serveCertified } from './serve-certified.ts';

type Job = {
  id: string;
  status: string;
  doneRows: number;
  failedRows: number;
  problem: string | null;
};

/** Writing past a limit on the size of files fails as writing to a full disk does. */
const canLimit = spawnSync('prlimit', ['--version']).status === 0;
/** Half a dozen parts. */
const rowCount = 300_000;
const content = `feature_1,feature_2,feature_3\n${Array.from({ length: rowCount }, (_, row) => `${row},0,0\n`).join('')}`;
let faulty: FaultyProduct;
let key: string;

beforeAll(async () => {
  faulty = await startFaultyProduct({});
  key = (await createApiKey(faulty.admin, { name: 'batch', scopes: ['batch'], limit: 'none' })).key;
  await serveCertified(faulty, 'line', linearRegression(), 0.1);
  await serveCertified(faulty, 'slow', await slowModelTaking(20), 20);
});
afterAll(() => faulty?.end());

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${faulty.product.url}/api/v1/batch-jobs${path}`, { ...init, headers: { authorization: `Bearer ${key}` } });

async function start(model: string, rows = content): Promise<string> {
  const form = new FormData();
  form.set('model', model);
  form.set('file', new Blob([rows]), 'rows.csv');
  const answer = await call('', { method: 'POST', body: form });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as Job).id;
}

const jobOf = async (id: string) => (await (await call(`/${id}`)).json()) as Job;
const untilBegun = (id: string) => until(async () => (await jobOf(id)).doneRows > 0);
const untilOver = (id: string) =>
  until(async () => !['queued', 'running', undefined].includes((await jobOf(id)).status), 100_000);
const worker = async () => (await faulty.product.pids()).worker!;

/** Lets jobs add no part, so that what is done to one happens half way however fast it is; the result lets them go on. */
async function holdParts(id: string): Promise<() => Promise<void>> {
  const held = await faulty.sql.reserve();
  await held`begin`;
  await held`lock table batch_parts in share mode`;
  const { status, doneRows } = await jobOf(id);
  expect(status).toBe('running');
  expect(doneRows).toBeLessThan(rowCount);
  return async () => {
    try {
      await held`commit`;
    } finally {
      held.release();
    }
  };
}

/** Every row is there once, in order, with its answer, and was billed once. */
async function expectWhole(id: string) {
  expect(await jobOf(id)).toMatchObject({ status: 'succeeded', doneRows: rowCount, failedRows: 0, problem: null });
  const lines = (await (await call(`/${id}/output`)).text()).trimEnd().split('\n').slice(1);
  expect(lines.length).toBe(rowCount);
  const answerOf = (row: number) => String(Number(Math.fround(row + 0.5).toPrecision(7)));
  expect(lines.findIndex((line, row) => line !== `${row},0,0,${answerOf(row)},`)).toBe(-1);
  const [billed] = await faulty.sql`select sum(units)::int as units from predictions where batch_job_id = ${id}`;
  expect(billed!.units).toBe(rowCount);
}

describe('a batch job', () => {
  test('whose worker is killed is finished by the next one: each row once, in order, billed once', async () => {
    const id = await start('line');
    await untilBegun(id);
    const release = await holdParts(id);
    const pid = await worker();
    process.kill(pid, 'SIGKILL');
    await release();
    await untilOver(id);
    expect(await worker()).not.toBe(pid);
    await expectWhole(id);
  });

  test('goes on where it was when PostgreSQL was stopped and started: nothing lost, nothing twice', async () => {
    const id = await start('line');
    await untilBegun(id);
    const release = await holdParts(id);
    await release();
    await faulty.stopDatabase();
    await faulty.startDatabase();
    await until(async () => (await call(`/${id}`)).status === 200);
    await untilOver(id);
    await expectWhole(id);
  });

  test('that is canceled leaves no process behind, and its finished rows to be had', async () => {
    const id = await start('slow', `X\n${'1\n'.repeat(100_000)}`);
    await untilBegun(id);
    const children = async () => childPids(await worker(), 'batch-child');
    const [child] = await children();
    const hosts = childPids(child!, 'model-host');
    expect(hosts).toHaveLength(1);
    expect((await call(`/${id}/cancel`, { method: 'POST' })).status).toBe(200);
    await until(async () => (await children()).length === 0);
    await until(() => !isRunning(hosts[0]!));
    const { doneRows } = await jobOf(id);
    const output = await (await call(`/${id}/output`)).text();
    expect(output.trimEnd().split('\n').length - 1).toBe(doneRows);
  });

  test.skipIf(!canLimit)('whose disk is full says so, and is finished once there is room', async () => {
    const id = await start('line');
    await untilBegun(id);
    const release = await holdParts(id);
    const pid = String(await worker());
    execFileSync('prlimit', ['--pid', pid, '--fsize=1000:unlimited']);
    await release();
    await until(async () => (await jobOf(id)).problem !== null);
    expect(await jobOf(id)).toMatchObject({ status: 'running', problem: expect.stringContaining('disk is full') });
    execFileSync('prlimit', ['--pid', pid, '--fsize=unlimited:unlimited']);
    await untilOver(id);
    await expectWhole(id);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
