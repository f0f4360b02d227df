import type * as yauzl from 'yauzl';
import { AppError } from '#lib/errors';
import { megabytes } from '#lib/registry/package/megabytes';

/** Compressed models seldom shrink to a tenth; a bomb shrinks a thousandfold. Small files may do as they like. */
const mostShrinkage = 200;
const freeBytes = 10 * 1024 * 1024;

/** Throws AppError('invalid') for an entry that is no plain file or folder. */
export function requirePlainFile(entry: yauzl.Entry): void {
  const name = JSON.stringify(entry.fileName);
  if (entry.isEncrypted())
    throw new AppError('invalid', `The archive is encrypted (${name}). Make it without a password.`);
  const unixType = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (unixType === 0o120000) {
    throw new AppError('invalid', `The archive has a symbolic link (${name}). Put the file itself in its place.`);
  }
}

/** Throws AppError('invalid') where files unpack to more than `mostBytes`, or shrank as only bombs do. */
export function requireBounded(files: readonly yauzl.Entry[], mostBytes: number): void {
  const total = files.reduce((sum, file) => sum + file.uncompressedSize, 0);
  if (total > mostBytes) {
    throw new AppError(
      'invalid',
      `The archive unpacks to ${megabytes(total)}; at most ${megabytes(mostBytes)} are allowed.`,
    );
  }
  for (const { fileName, compressedSize, uncompressedSize } of files) {
    if (uncompressedSize <= freeBytes || uncompressedSize <= compressedSize * mostShrinkage) continue;
    const detail = `${megabytes(uncompressedSize)} from ${megabytes(compressedSize)}`;
    throw new AppError(
      'invalid',
      `${JSON.stringify(fileName)} in the archive unpacks to ${detail}, as a zip bomb does. Upload the model file itself.`,
    );
  }
}
