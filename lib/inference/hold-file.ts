import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError, isAppError } from '#lib/errors';
import { mediaTypeHeadBytes, mediaTypeOf } from '#lib/inference/media-type';
import { FileOnDisk, type SentFile } from '#lib/inference/sent-file';

/** A file that was sent, with its media type by content. */
export type HeldFile = { content: SentFile; type: string };

/** Larger files go to disk while their call is answered. */
export const mostBytesInMemory = 256 * 1024;

/**
 * Takes in a file as it comes: into memory while it is small, else into a new file in `folder()`, for `releaseFile` to
 * remove. Throws AppError('too-large') past `maxBytes`, AppError('bad-request') when the stream breaks off,
 * AppError('unavailable') when the disk is full; then nothing is left behind.
 */
export async function holdFile(stream: Readable, maxBytes: number, folder: () => Promise<string>): Promise<HeldFile> {
  let chunks: Buffer[] = [];
  let sizeBytes = 0;
  let disk: Disk | null = null;
  let head: Uint8Array = new Uint8Array();
  try {
    for await (const chunk of received(stream)) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
      if (!disk && sizeBytes <= mostBytesInMemory) continue;
      if (!disk) {
        disk = await openDisk(await folder());
        head = Buffer.concat(chunks).subarray(0, mediaTypeHeadBytes);
      }
      await disk.write(chunks);
      chunks = [];
    }
    if (disk) {
      return { content: await disk.close(sizeBytes), type: mediaTypeOf(head) };
    }
    const content = Buffer.concat(chunks);
    return { content, type: mediaTypeOf(content.subarray(0, mediaTypeHeadBytes)) };
  } catch (error) {
    await disk?.discard();
    throw isDiskFull(error) ? diskFull(error) : error;
  }
}

/** Gives back what `holdFile` took. */
export async function releaseFile(content: SentFile): Promise<void> {
  if (content instanceof FileOnDisk) await rm(content.path, { force: true });
}

type Disk = Awaited<ReturnType<typeof openDisk>>;

async function openDisk(folder: string) {
  const path = join(folder, randomUUID());
  const file: FileHandle = await open(path, 'wx');
  const hash = createHash('sha256');
  return {
    write: async (chunks: Buffer[]) => {
      for (const chunk of chunks) {
        hash.update(chunk);
        await file.writeFile(chunk);
      }
    },
    close: async (sizeBytes: number) => {
      await file.close();
      return new FileOnDisk({ path, sizeBytes, sha256: hash.digest('hex') });
    },
    discard: async () => {
      await file.close().catch(() => {});
      await rm(path, { force: true });
    },
  };
}

/** A sender that goes away is the sender's matter. */
async function* received(stream: Readable): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    if (isAppError(error)) throw error;
    throw new AppError('bad-request', 'The file broke off before it was complete. Send it again.', { cause: error });
  }
}

const isDiskFull = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

const diskFull = (cause: unknown) =>
  new AppError('unavailable', 'The server has no room for this file right now. Try again in a moment.', { cause });

const tooLarge = (maxBytes: number) =>
  new AppError('too-large', `A file may have at most ${maxBytes.toLocaleString('en')} bytes.`, {
    exceeded: { unit: 'bytes', max: maxBytes },
  });
