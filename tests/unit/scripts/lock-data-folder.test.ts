import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from '#scripts/start/lock-data-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const lockFile = () => join(folder, 'lock');
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

test('whoever comes second learns the process and the address of the first', async () => {
  await lockDataFolder(folder, 'http://localhost:3000');
  const second = lockDataFolder(folder, 'http://localhost:3001');
  await expect(second).rejects.toThrow(new RegExp(`already runs .* process ${process.pid}, http://localhost:3000\\.`));
  await expect(second).rejects.not.toThrow(/\n/);
});

test('a lock that was given back can be taken again', async () => {
  const giveBack = await lockDataFolder(folder, 'a');
  await giveBack();
  expect(existsSync(lockFile())).toBe(false);
  await lockDataFolder(folder, 'b');
});

test.each([
  ['a process that is gone', () => JSON.stringify({ pid: deadPid(), startedAt: '1', url: 'x' })],
  ['a pid that is another program by now', () => JSON.stringify({ pid: process.pid, startedAt: '1', url: 'x' })],
  ['a file cut short', () => '{"pid":'],
])('the lock of %s is taken over', async (_, content) => {
  await writeFile(lockFile(), content());
  await lockDataFolder(folder, 'http://localhost:3000');
  expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
});

test('of many who find a stale lock at once, one gets it', async () => {
  await writeFile(lockFile(), JSON.stringify({ pid: deadPid(), startedAt: '1', url: 'x' }));
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(folder, 'x')));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
