import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ModelHosts, openModelHosts } from '#lib/inference/model-hosts';
import { childPids, cpuTicks } from '#tests/support/child-pids';
import { linearRegression, memoryHog, slowModel } from '#tests/support/onnx-fixtures';
import { until } from '#tests/support/until';

let folder: string;
let hosts: ModelHosts;
const limits = { size: 2, runLimitMs: 60_000, loadLimitMs: 60_000, memoryBytes: 4 * 1024 ** 3 };
const open = (more: Partial<typeof limits & { idleMs: number }> = {}) => {
  hosts = openModelHosts({ ...limits, ...more });
  return hosts;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-hosts-'));
  await writeFile(join(folder, 'quick'), linearRegression());
  await writeFile(join(folder, 'endless'), slowModel(1_000_000));
  await writeFile(join(folder, 'hog'), memoryHog(512 * 1024 ** 2));
  await writeFile(join(folder, 'junk'), 'not a model');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => hosts.stop());

const run = async (name: string, row: number[]) => {
  const feeds = { X: { type: 'float32', dims: [1, row.length], data: Float32Array.from(row) } } as const;
  const job = { versionId: name, graphPath: join(folder, name), feeds, call: { outputNames: ['variable'] } };
  return [...((await hosts.run(job)).variable!.data as Float32Array)];
};
const quick = () => run('quick', [1, 2, 3]);

const hostPids = () => childPids(process.pid, 'model-host');

describe('a model in a process of its own', () => {
  test('answers as it does in this one', async () => {
    open();
    expect(await quick()).toEqual([14.5]);
  });

  test('is given back with its process when nobody asked for it in a while', async () => {
    open({ idleMs: 100 });
    expect(await quick()).toEqual([14.5]);
    await until(() => hostPids().length === 0);
    expect(await quick()).toEqual([14.5]);
  });

  test('that takes longer than its limit is ended with 504; others are answered meanwhile, the next call works', async () => {
    open({ runLimitMs: 1_500 });
    await quick();
    let ended = false;
    const endless = run('endless', [1]).finally(() => (ended = true));
    endless.catch(() => {});
    for (let i = 0; i < 20; i++) expect(await quick()).toEqual([14.5]);
    expect(ended).toBe(false);
    await expect(endless).rejects.toMatchObject({ code: 'model-timeout', message: expect.stringContaining('1.5 s') });
    expect(await quick()).toEqual([14.5]);
  });

  test('never holds the last host, however many calls it gets', async () => {
    open({ runLimitMs: 2_000 });
    const slow = [1, 2, 3].map(() => run('endless', [1]).catch((error) => error.code));
    expect(await quick()).toEqual([14.5]);
    hosts.stop();
    expect((await slow[0]!) as string).toBe('model-failed');
  });

  test('that ends its process fails with 502, and a new process takes its place', async () => {
    open({ size: 1 });
    await quick();
    const [pid] = hostPids();
    const idleTicks = cpuTicks(pid!);
    const doomed = run('endless', [1]);
    doomed.catch(() => {});
    await until(() => cpuTicks(pid!) > idleTicks + 50);
    process.kill(pid!, 'SIGKILL');
    await expect(doomed).rejects.toMatchObject({ code: 'model-failed', message: expect.stringContaining('SIGKILL') });
    expect(await quick()).toEqual([14.5]);
    expect(hostPids()).not.toContain(pid);
  });

  test('is run by another process where the one it was given had died while idle', async () => {
    open();
    await Promise.all([quick(), run('hog', [1]).catch(() => {})]);
    for (const pid of hostPids()) process.kill(pid, 'SIGKILL');
    expect(await quick()).toEqual([14.5]);
  });

  test('that needs more memory than it may is ended with 502', async () => {
    open({ memoryBytes: 256 * 1024 ** 2 });
    await expect(run('hog', [1])).rejects.toMatchObject({
      code: 'model-failed',
      message: expect.stringContaining('256 MiB'),
    });
    expect(await quick()).toEqual([14.5]);
  });

  test.each(['junk', 'nowhere'])(
    'that cannot be loaded (%s) fails with 502 and names no file of this machine',
    async (name) => {
      open();
      await expect(run(name, [1])).rejects.toMatchObject({ code: 'model-failed' });
      await expect(run(name, [1])).rejects.toMatchObject({ message: expect.not.stringContaining(folder) });
      expect(await quick()).toEqual([14.5]);
    },
  );

  test('that throws fails its call alone, and its process stays', async () => {
    open({ size: 1 });
    await quick();
    const before = hostPids();
    await expect(run('quick', [1, 2])).rejects.toMatchObject({ code: 'model-failed' });
    expect(await quick()).toEqual([14.5]);
    expect(hostPids()).toEqual(before);
  });

  test('ends with the process that started it, however that ended, also in the middle of a run', async () => {
    open();
    const parent = fork(new URL('host-parent.ts', import.meta.url), [join(folder, 'endless')]);
    await once(parent, 'message');
    const hostsOfParent = () => childPids(parent.pid!, 'model-host');
    // A second of processor time is more than a host needs to start.
    await until(() => hostsOfParent().some((pid) => cpuTicks(pid) > 100));
    const running = hostsOfParent();
    parent.kill('SIGKILL');
    await until(() => running.every((pid) => cpuTicks(pid) === 0), 10_000);
  });

  test('leaves no process behind when the hosts are stopped', async () => {
    open();
    await quick();
    hosts.stop();
    await expect.poll(hostPids, { timeout: 10_000 }).toEqual([]);
  });
});
