import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type * as yauzl from 'yauzl';
import { AppError } from '#lib/errors';
import { megabytes } from '#lib/registry/package/megabytes';

/** Writes an entry of an archive to `path`. Throws AppError('invalid') past `mostBytes`. */
export async function extract(zip: yauzl.ZipFile, entry: yauzl.Entry, path: string, mostBytes: number): Promise<void> {
  await pipeline(await zip.openReadStreamPromise(entry), bounded(entry.fileName, mostBytes), createWriteStream(path));
}

/** An entry of an archive as text. Throws AppError('invalid') past `mostBytes`. */
export async function readText(zip: yauzl.ZipFile, entry: yauzl.Entry, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  await pipeline(await zip.openReadStreamPromise(entry), bounded(entry.fileName, mostBytes), async (stream) => {
    for await (const chunk of stream) chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString('utf8');
}

/** The sizes an archive states are claims: what comes out is counted. */
function bounded(name: string, mostBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes <= mostBytes) return done(null, chunk);
      done(new AppError('invalid', `${JSON.stringify(name)} in the archive is larger than ${megabytes(mostBytes)}.`));
    },
  });
}

/** The first `bytes` of an entry, or all of a shorter one. */
export async function beginningOf(zip: yauzl.ZipFile, entry: yauzl.Entry, bytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes);
}
