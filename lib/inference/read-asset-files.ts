import { readFile } from 'node:fs/promises';
import type { Assets } from '#lib/inference/compile-codec';

/** The files of a version beside its graph, from where they are by name: for a process that knows no storage. */
export async function readAssetFiles(paths: Readonly<Record<string, string>>): Promise<Assets> {
  const read = Object.entries(paths).map(async ([name, path]): Promise<[string, Uint8Array]> => {
    return [name, await readFile(path)];
  });
  return Object.fromEntries(await Promise.all(read));
}
