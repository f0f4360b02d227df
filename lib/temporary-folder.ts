import { rmSync } from 'node:fs';
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processShared } from '#lib/process-shared';

/**
 * Runs `use` in a new temporary folder, which is gone afterwards, as are those of the same purpose that killed workers
 * left behind.
 */
export async function withTemporaryFolder<T>(purpose: string, use: (folder: string) => Promise<T>): Promise<T> {
  const prefix = `bellwether-${purpose}-`;
  await sweepAbandoned(prefix, isAlive);
  const folder = await makeFolder(prefix);
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A temporary folder that lasts as long as this process, one for each purpose. Making it removes what killed processes
 * left behind, also one that had this process's id before a container was started again.
 */
export function processFolder(purpose: string): Promise<string> {
  return processShared(`folder-${purpose}`, async () => {
    const prefix = `bellwether-${purpose}-`;
    await sweepAbandoned(prefix, (pid) => pid !== process.pid && isAlive(pid));
    const folder = await makeFolder(prefix);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  });
}

const makeFolder = async (prefix: string) => realpath(await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`)));

async function sweepAbandoned(prefix: string, isInUse: (pid: number) => boolean): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (pid && !isInUse(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** A process of another user counts as alive: it cannot be signalled, but it is there. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
