import { access, open, rm, stat } from 'node:fs/promises';
import { contentPath, moveIntoPlace } from '#lib/storage/content-path';
import { receiveFile } from '#lib/storage/receive-file';
import type { Storage } from '#lib/storage/storage';

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
