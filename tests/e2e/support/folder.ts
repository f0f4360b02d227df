import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zip } from './model-file.ts';

const fixtures = fileURLToPath(new URL('../../support/fixtures/', import.meta.url));

/** The path of a recorded fixture: "audio/cd.mp3". */
export const fixturePath = (name: string): string => join(fixtures, name);

/** The files of a Hugging Face folder among the fixtures, by their paths in it. */
export function folderFiles(name: string): Record<string, Buffer> {
  const folder = join(fixtures, 'hugging-face', name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

/** The folder zipped as it is. */
export const folderZip = (name: string): Promise<Buffer> => zip(folderFiles(name));
