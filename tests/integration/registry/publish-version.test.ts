import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import type { Ctx } from '#lib/context';
import { deleteModel } from '#lib/registry/delete-model';
import { getVersion } from '#lib/registry/get-version';
import { listVersions } from '#lib/registry/list-versions';
import { type PublishVersion, publishVersion } from '#lib/registry/publish-version';
import { storage, storageFolder } from '#lib/storage/storage';
import { makePerson } from '#tests/integration/auth/people';
import { newModel, openJobs, publish } from '#tests/integration/registry/published';

let owner: Ctx;
beforeAll(async () => {
  owner = (await makePerson('engineer')).ctx;
});

const fileOf = (content: string) => ({ file: Readable.from([content]), fileName: 'model.onnx' });
const sha256Of = (content: string) => createHash('sha256').update(content).digest('hex');

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(storageFolder(), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function expectNothingLeft(slug: string, content: string, publishing: Promise<unknown>, code: string) {
  await expect(publishing).rejects.toMatchObject({ code });
  expect((await listVersions(owner, { slug })).data).toEqual([]);
  const files = await storedFiles();
  expect(files).not.toContain(sha256Of(content));
  expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
}

test('a published file waits as the next version, stored under its sum, with one job to examine it', async () => {
  const { slug } = await newModel(owner);
  const version = await publishVersion(owner, { slug, ...fileOf('first'), notes: 'the first one' });
  expect(version).toMatchObject({
    number: 1,
    status: 'validating',
    sha256: sha256Of('first'),
    sizeBytes: 5,
    fileName: 'model.onnx',
    notes: 'the first one',
    certificate: null,
    manifest: null,
  });
  expect(await storage().localPath(version.sha256)).toContain(version.sha256);
  expect(await openJobs('quarantine-version', { versionId: version.id })).toBe(1);
  expect((await publish(owner, slug, 'second')).number).toBe(2);
  expect(await getVersion(owner, { slug, number: 1 })).toEqual(version);
});

test('uploads at the same time get numbers of their own, none left out', async () => {
  const { slug } = await newModel(owner);
  const published = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((content) => publish(owner, slug, content)));
  expect(published.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5]);
});

test('an upload that is cut short leaves nothing', async () => {
  const { slug } = await newModel(owner);
  const file = new PassThrough();
  file.write('half of a model');
  const publishing = publishVersion(owner, { slug, file, fileName: 'model.onnx' });
  file.destroy(new Error('aborted'));
  await expectNothingLeft(slug, 'half of a model', publishing, 'bad-request');
});

test('a file with another sum or size than announced is refused, and leaves nothing', async () => {
  const { slug } = await newModel(owner);
  const wrongSum = publishVersion(owner, { slug, ...fileOf('sum'), expectedSha256: sha256Of('other') });
  await expectNothingLeft(slug, 'sum', wrongSum, 'bad-request');
  const wrongSize = publishVersion(owner, { slug, ...fileOf('size'), expectedSizeBytes: 5 });
  await expectNothingLeft(slug, 'size', wrongSize, 'bad-request');
});

test('details that come after the file count, and what they refuse leaves nothing', async () => {
  const { slug } = await newModel(owner);
  const later = (content: string, laterDetails: PublishVersion['laterDetails']) =>
    publishVersion(owner, { slug, ...fileOf(content), laterDetails });
  const wrong = later('later wrong', Promise.resolve({ expectedSha256: sha256Of('other') }));
  await expectNothingLeft(slug, 'later wrong', wrong, 'bad-request');
  const broken = later('later broken', Promise.reject(Object.assign(new Error('cut'), { code: 'cut-short' })));
  await expectNothingLeft(slug, 'later broken', broken, 'cut-short');
  const right = later('right', Promise.resolve({ expectedSha256: sha256Of('right'), notes: 'after' }));
  expect(await right).toMatchObject({ number: 1, notes: 'after' });
});

test('an empty file is refused at once', async () => {
  const { slug } = await newModel(owner);
  await expectNothingLeft(slug, '', publishVersion(owner, { slug, ...fileOf('') }), 'invalid');
});

test('a name with folders or control characters is kept as a plain one', async () => {
  const { slug } = await newModel(owner);
  const version = await publishVersion(owner, {
    slug,
    file: Readable.from(['x']),
    fileName: '../..\\a/\0mo\ndel.onnx',
  });
  expect(version.fileName).toBe('model.onnx');
});

test('the version and its job are one: without the job there is no version', async () => {
  const { slug } = await newModel(owner);
  const { sql } = database();
  await sql`alter table pgboss.job_common rename to job_common_away`;
  try {
    await expect(publish(owner, slug, 'no job')).rejects.toThrow();
  } finally {
    await sql`alter table pgboss.job_common_away rename to job_common`;
  }
  expect((await listVersions(owner, { slug })).data).toEqual([]);
});

test('who may not change a model cannot publish to it', async () => {
  const stranger = (await makePerson('engineer')).ctx;
  const endUser = (await makePerson('end-user')).ctx;
  const hidden = await newModel(owner);
  const shown = await newModel(owner, { visibility: 'everyone' });
  await expect(publish(stranger, hidden.slug)).rejects.toMatchObject({ code: 'not-found' });
  await expect(publish(stranger, shown.slug)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(publish(endUser, shown.slug)).rejects.toMatchObject({ code: 'forbidden' });
  const admin = (await makePerson('admin')).ctx;
  expect((await publish(admin, hidden.slug)).number).toBe(1);
});

test('a deleted model takes no versions', async () => {
  const { slug } = await newModel(owner);
  const file = new PassThrough();
  const publishing = publishVersion(owner, { slug, file, fileName: 'model.onnx' });
  file.write('begun before');
  await expect.poll(async () => (await storedFiles()).filter((name) => name.endsWith('.part'))).toHaveLength(1);
  await deleteModel(owner, { slug });
  file.end();
  await expect(publishing).rejects.toMatchObject({ code: 'not-found' });
});
