import { readFile } from 'node:fs/promises';
import type { Assets } from '#lib/inference/compile-codec';
import { storage } from '#lib/storage/storage';

/** The files of a version beside its graph, from their SHA-256 by name. */
export async function readAssets(sha256s: Readonly<Record<string, string>>): Promise<Assets> {
  const read = Object.entries(sha256s).map(async ([name, sha256]): Promise<[string, Uint8Array]> => {
    return [name, await readFile(await storage().localPath(sha256))];
  });
  return Object.fromEntries(await Promise.all(read));
}
