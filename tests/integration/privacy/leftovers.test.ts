import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { keepRemovingLeftUploads } from '#lib/http/remove-left-uploads';
import { cacheFolder, storageFolder } from '#lib/storage/storage';
import { until } from '#tests/support/until';
import { choresByRest } from '#workers/chores';

const temporary = mkdtempSync(join(tmpdir(), 'bellwether-test-'));
beforeAll(() => void vi.stubEnv('TMPDIR', temporary));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

const killed = spawnSync(process.execPath, ['-e', '']).pid;

/** What a process left in the temporary folder that worked for this purpose; gives its path. */
function leaveFolder(purpose: string, pid = killed): string {
  const folder = join(temporary, `bellwether-${purpose}-${pid}-left`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'rows.csv'), 'personal data');
  return folder;
}

/** A part of an upload that was broken off; gives its path. */
function leavePart(folder: string): string {
  const path = join(folder, 'incoming', 'left.part');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'personal data');
  return path;
}
function makeOld(path: string): void {
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  utimesSync(path, longAgo, longAgo);
}

async function doChores(): Promise<void> {
  const round = choresByRest.find(({ chores }) => 'removeAbandonedParts' in chores);
  for (const chore of Object.values(round?.chores ?? {})) await chore(database().db);
}

test('the worker removes again and again what killed processes left, at first too young to tell', async () => {
  const parts = [storageFolder(), cacheFolder()].map(leavePart);
  const folders = ['batch', 'quarantine', 'training', 'media'].map((purpose) => leaveFolder(purpose));
  const inUse = leaveFolder('batch', process.ppid);
  await doChores();
  expect(folders.map((path) => existsSync(path))).toEqual([false, false, false, false]);
  expect([...parts, inUse].map((path) => existsSync(path))).toEqual([true, true, true]);
  parts.forEach(makeOld);
  await doChores();
  expect([...parts, inUse].map((path) => existsSync(path))).toEqual([false, false, true]);
});

test('a web process removes what is left of uploads, where no worker does', async () => {
  const left = [leavePart(cacheFolder()), leaveFolder('uploads'), leaveFolder('media')];
  makeOld(left[0]!);
  keepRemovingLeftUploads();
  await until(() => left.every((path) => !existsSync(path)));
});
