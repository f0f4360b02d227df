import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { env } from '#lib/env';
import { processShared } from '#lib/process-shared';
import { localStorage } from '#lib/storage/local-storage';
import type { Received, ReceiveLimits } from '#lib/storage/receive-file';
import { s3Settings, s3Storage } from '#lib/storage/s3-storage';

export type StoredBetween = { after: Date; before: Date };

/** Files by their SHA-256 (hexadecimal): what is stored never changes, and the same content is stored once. */
export type Storage = {
  /**
   * Stores what the stream brings, whole or not at all. Throws AppError('too-large') past `maxBytes`,
   * AppError('bad-request') when the stream breaks off or does not have the size or the sum it should.
   */
  put(stream: Readable, limits?: ReceiveLimits): Promise<Received>;
  /** The file as a stream, or the bytes of it from `start` to `end`, both among them; throws where there is none. */
  open(sha256: string, part?: { start: number; end: number }): Promise<Readable>;
  /** A path on this machine under which the file can be read, never written; throws where there is none. */
  localPath(sha256: string): Promise<string>;
  /** The sums of what was stored in that time, one by one. */
  list(stored: StoredBetween): AsyncIterable<string>;
  /**
   * Forgets the file; no error where there is none. One that was stored again after `ifStoredBefore` stays: somebody
   * else brought the same content, and may be about to say so.
   */
  remove(sha256: string, ifStoredBefore?: Date): Promise<void>;
};

/** The process's storage: an S3 bucket where S3_BUCKET is set, else a folder under DATA_DIR. */
export function storage(): Storage {
  return processShared('storage', () => {
    const s3 = s3Settings(env);
    return s3 ? s3Storage(s3, cacheFolder()) : localStorage(storageFolder());
  });
}

/** Where this process keeps files, and so where an interrupted upload may have left a part. */
export const storageFolder = () => resolve(join(env.DATA_DIR, 'storage'));
export const cacheFolder = () => resolve(join(env.DATA_DIR, 'cache'));
