import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { ctx, quarantined, submit, versionOf } from '#tests/integration/quarantine/quarantined';
import * as fixtures from '#tests/support/onnx-fixtures';
import { floats, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

vi.hoisted(() => {
  process.env.QUARANTINE_LIMIT_MS = '15000';
  process.env.MODEL_MEMORY_BYTES = String(400 * 1024 * 1024);
});
const { quarantineVersion } = await import('#lib/registry/quarantine-version');

describe('a model past its limits is ended, and its version rejected', () => {
  test('too slow to answer once; meanwhile its process sees no secret of the platform', async () => {
    process.env.S3_SECRET_ACCESS_KEY = 'secret-of-the-bucket';
    const ended = quarantined(fixtures.slowModel(100_000_000));
    if (process.platform === 'linux') {
      const environment = await vi.waitFor(environmentOfChild, { timeout: 14_000, interval: 20 });
      expect(environment).toContain('ORT_DISABLE_TELEMETRY=1');
      expect(environment).not.toMatch(/DATABASE_URL|NEXTAUTH|S3_|secret|postgres/i);
    }
    expect(await ended).toMatchObject({ status: 'rejected', rejection: expect.stringMatching(/within 15 s/) });
  });

  test('too much memory, though the system would still give it', async () => {
    const version = await quarantined(fixtures.memoryHog(2.5e8));
    const ended = process.platform === 'linux' ? /more than 400 MiB of memory/ : /memory/;
    expect(version).toMatchObject({ status: 'rejected', rejection: expect.stringMatching(ended) });
  });

  test('so much memory that the first page is never given', async () => {
    const version = await quarantined(fixtures.memoryHog(1e13));
    expect(version).toMatchObject({ status: 'rejected', rejection: expect.stringMatching(/memory/) });
  });
});

test('a model that takes seconds a run still gets its certificate', async () => {
  const version = await quarantined(await fixtures.slowModelTaking(1500));
  expect(version).toMatchObject({ status: 'ready', certificate: { latencyMs: { thirtyTwo: null } } });
}, 60_000);

test('a version is decided once, however often the job runs, and its watchers are told once', async () => {
  const { versionId, modelId } = await submit(fixtures.linearRegression());
  const told: string[] = [];
  const listening = await database().sql.listen('bellwether', (message) => told.push(message));
  await Promise.all([quarantineVersion(ctx(), { versionId }), quarantineVersion(ctx(), { versionId })]);
  const decided = await versionOf(versionId);
  await quarantineVersion(ctx(), { versionId });
  expect(await versionOf(versionId)).toEqual(decided);
  expect(decided).toMatchObject({ status: 'ready', validatedAt: expect.any(Date) });
  await database().sql.notify('bellwether', 'last');
  await vi.waitFor(() => expect(told).toContain('last'));
  expect(told).toEqual([JSON.stringify({ kind: 'model', id: modelId }), 'last']);
  await listening.unlisten();
});

/** The environment of this process's quarantine child once it runs. */
async function environmentOfChild(): Promise<string> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (parent === process.pid && command.includes('quarantine-child')) return readFile(`/proc/${pid}/environ`, 'utf8');
  }
  throw new Error('no child yet');
}

test('a name that the database cannot store is a reason, not a failure', async () => {
  const named = (rows: string) =>
    model({
      input: [value('X', 'float', [rows, 1])],
      output: [value('Y', 'float', [rows, 1])],
      node: [node('Identity', ['X'], ['Y'])],
    });
  expect(await quarantined(named('a\0b'))).toMatchObject({
    status: 'rejected',
    rejection: expect.stringMatching(/character that cannot be stored/),
  });
  const outputs = model({
    input: [value('X', 'float', ['N', 1])],
    output: [value('a\0b', 'string', ['N', 2])],
    node: [node('Identity', ['X'], ['a\0b'])],
  });
  const regression = { task: 'regression', features: [{ name: 'X', type: 'number' }] };
  expect(await quarantined(outputs, regression)).toMatchObject({
    status: 'rejected',
    rejection: expect.stringMatching(/"a\uFFFDb"/),
  });
});

test('a missing artifact is the platform’s fault: the version stays undecided and the job fails', async () => {
  const { versionId } = await submit(fixtures.linearRegression());
  const { artifactSha256 } = await versionOf(versionId);
  const { storage } = await import('#lib/storage/storage');
  await storage().remove(artifactSha256);
  await expect(quarantineVersion(ctx(), { versionId })).rejects.toThrow();
  expect(await versionOf(versionId)).toMatchObject({ status: 'validating' });
});

test('nothing is left behind in the temporary folder, not even by a worker that was killed', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  await mkdir(join(tmpdir(), `bellwether-quarantine-${dead}-killed`));
  await quarantined(fixtures.linearRegression());
  await quarantined(fixtures.unknownOperator());
  const left = (await readdir(tmpdir())).filter((name) =>
    [dead, process.pid].some((pid) => name.startsWith(`bellwether-quarantine-${pid}-`)),
  );
  expect(left).toEqual([]);
});

test('a 20 MB graph is published as fast as a small one would be', async () => {
  const width = 2000;
  const weights = Array.from({ length: width * 2500 }, (_, index) => (index % 7) / 1e6);
  const large = model({
    input: [value('X', 'float', ['N', width])],
    output: [value('Y', 'float', ['N', 2500])],
    initializer: [floats('weights', [width, 2500], weights)],
    node: [node('MatMul', ['X', 'weights'], ['Y'])],
  });
  expect(await quarantined(large)).toMatchObject({ status: 'ready', sizeBytes: large.length });
});
