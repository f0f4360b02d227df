import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

/** A zip archive of files by name. */
export function zipOf(files: Readonly<Record<string, Uint8Array | string>>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return buffer(archive.outputStream);
}

/** The files of a folder and those in it, by their paths from it. */
export async function filesIn(folder: string, top = ''): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [top + path.slice(folder.length + 1).replaceAll(sep, '/'), await readFile(path)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
