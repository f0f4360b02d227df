import { access, open, opendir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { contentPath, moveIntoPlace } from '#lib/storage/content-path';
import { receiveFile } from '#lib/storage/receive-file';
import type { Storage, StoredBetween } from '#lib/storage/storage';

/** Files in a folder of this machine, which web and worker share. */
export function localStorage(folder: string): Storage {
  return {
    put: (stream, limits = {}) =>
      receiveFile(stream, folder, limits, (path, { sha256 }) => moveIntoPlace(path, contentPath(folder, sha256))),
    open: async (sha256, part) => (await open(contentPath(folder, sha256), 'r')).createReadStream(part),
    localPath: async (sha256) => {
      const path = contentPath(folder, sha256);
      await access(path);
      return path;
    },
    list: (stored) => filesOf(folder, stored),
    remove: async (sha256, ifStoredBefore) => {
      const path = contentPath(folder, sha256);
      if (ifStoredBefore) {
        const stored = await stat(path).catch(() => null);
        if (!stored || stored.mtime >= ifStoredBefore) return;
      }
      await rm(path, { force: true });
    },
  };
}

/** One by one: a folder may hold millions. */
async function* filesOf(folder: string, { after, before }: StoredBetween): AsyncGenerator<string> {
  for (const short of await readdir(folder).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(short)) continue;
    for await (const { name } of await opendir(join(folder, short))) {
      const stored = /^[0-9a-f]{64}$/.test(name) ? await stat(join(folder, short, name)).catch(() => null) : null;
      if (stored && stored.mtime >= after && stored.mtime < before) yield name;
    }
  }
}
