import { mkdir, open, rename, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where a file of that content lies in `folder`; 256 folders keep each of them short. */
export function contentPath(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`"${sha256}" is not a SHA-256 in hexadecimal`);
  return join(folder, sha256.slice(0, 2), sha256);
}

/** Gives a complete, flushed file its name; after this it is there even when the power fails. */
export async function moveIntoPlace(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  // Stored now, however long ago its last byte came: who removes what is older must not take it.
  await utimes(from, new Date(), new Date());
  await rename(from, to);
  // Windows cannot open folders, and needs no flush for the name.
  if (process.platform === 'win32') return;
  const folder = await open(dirname(to), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
