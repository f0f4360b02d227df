import type { Readable } from 'node:stream';
import * as yauzl from 'yauzl';
import { AppError, isAppError } from '#lib/errors';
import { isLitter } from '#lib/registry/package/is-litter';

/** A zip archive, each file of which is a row, in the order of its directory. */
export type Archive = {
  entries: readonly ArchiveEntry[];
  /** The file's content; throws AppError('invalid') where it is damaged. */
  open(entry: ArchiveEntry): Promise<Readable>;
  close(): void;
};
export type ArchiveEntry = { name: string; sizeBytes: number; compressedBytes: number; source: yauzl.Entry };

const mostEntries = 100_000;
/** Files that compress at all seldom shrink to a tenth; a bomb shrinks a thousandfold. Small files may do as they like. */
const mostShrinkage = 200;
const freeBytes = 10 * 1024 * 1024;

/**
 * Opens an archive of files. Throws AppError('invalid') for one that is damaged, encrypted, empty, has a path that leads
 * out of it or a link, or unpacks to so much more than its size that it must be a bomb.
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await asRefusal(() => yauzl.openPromise(path, { lazyEntries: true, autoClose: false }));
  try {
    const entries = await asRefusal(() => readEntries(zip));
    if (entries.length === 0) throw new AppError('invalid', 'The archive has no files in it.');
    return {
      entries,
      open: ({ source }) => asRefusal(() => zip.openReadStreamPromise(source)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readEntries(zip: yauzl.ZipFile): Promise<ArchiveEntry[]> {
  if (zip.entryCount > mostEntries) {
    throw new AppError('invalid', `The archive has ${zip.entryCount} entries; at most ${mostEntries} are taken.`);
  }
  const entries: ArchiveEntry[] = [];
  for await (const source of zip.eachEntry()) {
    if (source.fileName.endsWith('/') || isLitter(source.fileName)) continue;
    requireHarmless(source);
    const { fileName: name, uncompressedSize: sizeBytes, compressedSize: compressedBytes } = source;
    entries.push({ name, sizeBytes, compressedBytes, source });
  }
  return entries;
}

function requireHarmless(entry: yauzl.Entry): void {
  const name = JSON.stringify(entry.fileName.slice(0, 200));
  if (entry.isEncrypted())
    throw new AppError('invalid', `The archive is encrypted (${name}). Make it without a password.`);
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000)
    throw new AppError('invalid', `The archive has a symbolic link (${name}). Put the file itself in its place.`);
  if (entry.uncompressedSize > freeBytes && entry.uncompressedSize > entry.compressedSize * mostShrinkage) {
    throw new AppError(
      'invalid',
      `${name} in the archive unpacks to ${mostShrinkage} times its size, as a zip bomb does.`,
    );
  }
}

async function asRefusal<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw isAppError(error) || isSystemError(error)
      ? error
      : new AppError('invalid', archiveProblem(error), { cause: error });
  }
}

/** A disk that fails is no fault of the archive. */
const isSystemError = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && !error.code.startsWith('Z_');

/** What an error of reading an archive means, in words for who made it. */
export function archiveProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/relative path|absolute path|invalid characters/.test(message)) {
    return `The archive has a path that leads out of it (${message}). Make it from the files themselves.`;
  }
  if (/encrypt/.test(message)) return 'The archive is encrypted. Make it without a password.';
  if (/too many bytes/.test(message)) return 'The archive lies about the size of what is in it, as a zip bomb does.';
  if (/End of central directory/i.test(message)) return 'The archive is cut short: its end is missing. Send it again.';
  if (/compression method/.test(message)) return 'The archive is packed in a way other than "deflate".';
  return `The archive is damaged (${message}). Make it again, and send it again.`;
}
