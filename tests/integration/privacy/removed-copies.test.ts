import { access, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { keptFiles } from '#db/schema/usage';
import { parseEnv } from '#lib/env';
import { newId } from '#lib/ids';
import { removeUnnamedCopies } from '#lib/storage/remove-unnamed-copies';
import { s3Settings, s3Storage } from '#lib/storage/s3-storage';
import { fillRow } from '#tests/integration/privacy/fill-row';
import { type BucketServer, startBucketServer } from '#tests/unit/storage/bucket-server';

const { db } = database();
const cache = join(process.env.DATA_DIR!, 'another-machine');
let bucket: BucketServer;
beforeAll(async () => {
  bucket = await startBucketServer();
});
afterAll(() => bucket.stop());

const machine = (folder: string) => {
  const keys = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  return s3Storage(s3Settings(parseEnv({ S3_BUCKET: 'bucket', S3_ENDPOINT: bucket.url, ...keys }))!, folder);
};
const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

test('a copy on another machine goes once no row names the file; those named, or stored a moment ago, stay', async () => {
  const [worker, web] = [machine(join(process.env.DATA_DIR!, 'worker')), machine(cache)];
  const predictionId = newId('prediction');
  const stored = async (words: string) => (await worker.put(Readable.from([words]))).sha256;
  const [erased, named, fresh] = [await stored('erased'), await stored('named'), await stored('fresh')];
  await fillRow(keptFiles, 'said', { predictionId, sha256: named });
  const paths = {
    erased: await web.localPath(erased),
    named: await web.localPath(named),
    fresh: await web.localPath(fresh),
  };
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  for (const path of [paths.erased, paths.named]) await utimes(path, longAgo, longAgo);
  await worker.remove(erased);
  expect(await isThere(paths.erased)).toBe(true);

  expect(await removeUnnamedCopies(db, new Date(), cache)).toBe(1);
  expect(await Promise.all(Object.values(paths).map(isThere))).toEqual([false, true, true]);
  expect(await removeUnnamedCopies(db, new Date(), cache)).toBe(0);
});

test('without a bucket, where the files themselves are on this machine, nothing is removed', async () => {
  expect(await removeUnnamedCopies(db)).toBe(0);
});
