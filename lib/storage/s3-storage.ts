import { createReadStream } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Env } from '#lib/env';
import { contentPath, moveIntoPlace } from '#lib/storage/content-path';
import { receiveFile } from '#lib/storage/receive-file';
import type { Storage, StoredBetween } from '#lib/storage/storage';

export type S3Settings = { bucket: string; client: S3Client };

/** The bucket of the settings, or null where none is set. Without keys the SDK looks in its usual places. */
export function s3Settings(settings: Env): S3Settings | null {
  if (!settings.S3_BUCKET) return null;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  return {
    bucket: settings.S3_BUCKET,
    client: new S3Client({
      region: settings.S3_REGION,
      ...(settings.S3_ENDPOINT && { endpoint: settings.S3_ENDPOINT, forcePathStyle: true }),
      ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    }),
  };
}

/**
 * Files in a bucket, with a copy in `cache` on each machine that used them. An upload is received there first: only
 * what is complete and has the right sum is sent on, so that nothing half-made ever is in the bucket.
 */
export function s3Storage({ bucket, client }: S3Settings, cache: string): Storage {
  const keyOf = (sha256: string) => `models/${sha256.slice(0, 2)}/${sha256}`;
  const downloads = new Map<string, Promise<string>>();

  async function download(sha256: string): Promise<string> {
    const path = contentPath(cache, sha256);
    if (await isThere(path)) return path;
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(sha256) }));
    if (!(Body instanceof Readable)) throw new Error(`The bucket gave no stream for ${sha256}`);
    await receiveFile(Body, cache, { expectedSha256: sha256 }, (received) => moveIntoPlace(received, path));
    return path;
  }

  function localPath(sha256: string): Promise<string> {
    const underWay = downloads.get(sha256);
    if (underWay) return underWay;
    const started = download(sha256).finally(() => downloads.delete(sha256));
    downloads.set(sha256, started);
    return started;
  }

  async function wasStoredBefore(sha256: string, moment: Date): Promise<boolean> {
    try {
      const { LastModified } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: keyOf(sha256) }));
      return LastModified !== undefined && LastModified < moment;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  async function* filesOf({ after, before }: StoredBetween): AsyncGenerator<string> {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: 'models/' })) {
      for (const { Key, LastModified } of Contents) {
        const sha256 = Key?.match(/[0-9a-f]{64}$/)?.[0];
        if (sha256 === undefined || Key !== keyOf(sha256) || !LastModified) continue;
        if (LastModified >= after && LastModified < before) yield sha256;
      }
    }
  }

  return {
    localPath,
    put: (stream, limits = {}) =>
      receiveFile(stream, cache, limits, async (path, { sha256 }) => {
        const params = { Bucket: bucket, Key: keyOf(sha256), Body: createReadStream(path) };
        await new Upload({ client, params, partSize: 8 * 1024 * 1024, queueSize: 2 }).done();
        await moveIntoPlace(path, contentPath(cache, sha256));
      }),
    open: async (sha256, part) => createReadStream(await localPath(sha256), part),
    list: filesOf,
    remove: async (sha256, ifStoredBefore) => {
      if (ifStoredBefore && !(await wasStoredBefore(sha256, ifStoredBefore))) return;
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(sha256) }));
      await rm(contentPath(cache, sha256), { force: true });
    },
  };
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
