import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { keptFiles } from '#db/schema/usage';
import type { Ctx } from '#lib/context';
import { parseEnv } from '#lib/env';
import { newId } from '#lib/ids';
import { deleteModel } from '#lib/registry/delete-model';
import { publishVersion } from '#lib/registry/publish-version';
import { localStorage } from '#lib/storage/local-storage';
import { s3Settings, s3Storage } from '#lib/storage/s3-storage';
import { type Storage, storage } from '#lib/storage/storage';
import { sweepStorage } from '#lib/storage/sweep-storage';
import { makePerson } from '#tests/integration/auth/people';
import { fillRow } from '#tests/integration/privacy/fill-row';
import { newModel, publish, versionRow } from '#tests/integration/registry/published';
import { type BucketServer, startBucketServer } from '#tests/unit/storage/bucket-server';

const { db } = database();
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const folder = (name: string) => join(process.env.DATA_DIR!, name);

let owner: Ctx;
let bucket: BucketServer;
beforeAll(async () => {
  owner = (await makePerson('engineer')).ctx;
  bucket = await startBucketServer();
});
afterAll(() => bucket.stop());

const machine = (cache: string) => {
  const keys = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  return s3Storage(s3Settings(parseEnv({ S3_BUCKET: 'bucket', S3_ENDPOINT: bucket.url, ...keys }))!, cache);
};
const sumsIn = (of: Storage) => Array.fromAsync(of.list({ after: new Date(0), before: inHours(1) }));
const put = async (into: Storage, words: string) => (await into.put(Readable.from([words]))).sha256;

test('a file whose version was refused after it was stored is gone a day later; one that a version names stays', async () => {
  const { slug } = await newModel(owner);
  const { artifactSha256: named } = await versionRow((await publish(owner, slug, 'named')).id);
  const refused = await newModel(owner);
  const file = new PassThrough();
  const laterDetails = deleteModel(owner, { slug: refused.slug }).then(() => ({}));
  file.end('refused');
  const publishing = publishVersion(owner, { slug: refused.slug, file, fileName: 'model.onnx', laterDetails });
  await expect(publishing).rejects.toMatchObject({ code: 'not-found' });
  const both = await sumsIn(storage());
  expect(both).toHaveLength(2);
  expect(both).toContain(named);

  expect(await sweepStorage(db, inHours(23))).toBe(0);
  expect(await sumsIn(storage())).toHaveLength(2);
  expect(await sweepStorage(db, inHours(25))).toBe(1);
  expect(await sumsIn(storage())).toEqual([named]);
  expect(await sweepStorage(db, inHours(25))).toBe(0);
});

test('in a bucket of many pages just what no row names is removed', async () => {
  const here = machine(folder('bucket-copies'));
  const sha256s: string[] = [];
  for (const words of ['1', '2', '3', '4', '5', '6', '7']) sha256s.push(await put(here, words));
  const [one, other, ...unnamed] = sha256s;
  await fillRow(keptFiles, 'said', { predictionId: newId('prediction'), sha256: one });
  await fillRow(keptFiles, 'said', { predictionId: newId('prediction'), sha256: other });

  expect(await sweepStorage(db, inHours(25), here)).toBe(unnamed.length);
  expect((await sumsIn(here)).sort()).toEqual([one, other].sort());
});

test('files older than the first account, which are those of another database, stay', async () => {
  const others = localStorage(folder('others'));
  const before = await put(others, 'before');
  await put(others, 'since');
  const lastYear = new Date(Date.now() - 365 * 86_400_000);
  await utimes(await others.localPath(before), lastYear, lastYear);

  expect(await sweepStorage(db, inHours(25), others)).toBe(1);
  expect(await sumsIn(others)).toEqual([before]);
});
