import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { processShared } from '#lib/process-shared';

/** What the worker and its processes do in folders of their own. */
export const workPurposes = ['batch', 'quarantine', 'training'] as const;

/**
 * Runs `use` in a new temporary folder, which is gone afterwards, as are those of the same purpose that killed processes
 * left behind.
 */
export async function withTemporaryFolder<T>(
  purpose: (typeof workPurposes)[number],
  use: (folder: string) => Promise<T>,
): Promise<T> {
  await removeAbandonedFolders([purpose]);
  const folder = makeFolder(purpose);
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    ownFolders().delete(basename(folder));
  }
}

/**
 * A temporary folder that lasts as long as this process, one for each purpose. Making it removes what killed processes
 * left behind.
 */
export function processFolder(purpose: string): Promise<string> {
  return processShared(`folder-${purpose}`, async () => {
    await removeAbandonedFolders([purpose]);
    const folder = makeFolder(purpose);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  });
}

/**
 * Removes the temporary folders of those purposes whose processes are gone, also one that had this process's id before a
 * container was started again.
 */
export async function removeAbandonedFolders(purposes: readonly string[]): Promise<void> {
  const pattern = new RegExp(`^bellwether-(?:${purposes.join('|')})-(\\d+)-`);
  for (const name of await readdir(tmpdir())) {
    const pid = Number(pattern.exec(name)?.[1]);
    if (!pid || (pid === process.pid ? ownFolders().has(name) : isAlive(pid))) continue;
    // What another user left is not ours to remove, and no reason to do no work.
    await rm(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  }
}

/** In one step, so that nobody looks in between: a folder of this process that is not among these is not its own. */
function makeFolder(purpose: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `bellwether-${purpose}-${process.pid}-`)));
  ownFolders().add(basename(folder));
  return folder;
}

const ownFolders = () => processShared('own-temporary-folders', () => new Set<string>());

/** A process of another user counts as alive: it cannot be signalled, but it is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
