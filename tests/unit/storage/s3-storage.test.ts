import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseEnv } from '#lib/env';
import { s3Settings, s3Storage } from '#lib/storage/s3-storage';
import { type BucketServer, startBucketServer } from '#tests/unit/storage/bucket-server';

let server: BucketServer;
let cache: string;
beforeEach(async () => {
  server = await startBucketServer();
  cache = await mkdtemp(join(tmpdir(), 'bellwether-cache-'));
});
afterEach(async () => {
  await server.stop();
  await rm(cache, { recursive: true, force: true });
});

function openStorage(folder = cache) {
  const credentials = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  return s3Storage(s3Settings(parseEnv({ S3_BUCKET: 'bucket', S3_ENDPOINT: server.url, ...credentials }))!, folder);
}

const sha256Of = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const keyOf = (sha256: string) => `/bucket/models/${sha256.slice(0, 2)}/${sha256}`;

test('without a bucket there is no S3', () => {
  expect(s3Settings(parseEnv({}))).toBeNull();
});

test.each([1_000, 9 * 1024 * 1024])(
  'a file of %i bytes comes back as it went, on this machine and on another',
  async (size) => {
    const content = randomBytes(size);
    const { sha256, sizeBytes } = await openStorage().put(Readable.from([content]));
    expect({ sha256, sizeBytes }).toEqual({ sha256: sha256Of(content), sizeBytes: size });
    expect(server.objects.get(keyOf(sha256))?.equals(content)).toBe(true);
    const elsewhere = openStorage(join(cache, 'elsewhere'));
    expect((await readFile(await elsewhere.localPath(sha256))).equals(content)).toBe(true);
    expect((await buffer(await elsewhere.open(sha256))).equals(content)).toBe(true);
  },
);

test('an upload that breaks off or is not the one announced never reaches the bucket', async () => {
  const stream = new PassThrough();
  const put = openStorage().put(stream);
  stream.write(randomBytes(100_000));
  setImmediate(() => stream.destroy(new Error('socket hang up')));
  await expect(put).rejects.toMatchObject({ code: 'bad-request' });
  const wrong = { expectedSha256: sha256Of(Buffer.from('y')) };
  await expect(openStorage().put(Readable.from(['x']), wrong)).rejects.toMatchObject({ code: 'bad-request' });
  expect(server.requests).toEqual([]);
  expect(await readdir(join(cache, 'incoming'))).toEqual([]);
});

test('callers who want the same file share one download', async () => {
  const { sha256 } = await openStorage().put(Readable.from([randomBytes(50_000)]));
  const elsewhere = openStorage(join(cache, 'elsewhere'));
  const paths = await Promise.all([1, 2, 3, 4].map(() => elsewhere.localPath(sha256)));
  paths.push(await elsewhere.localPath(sha256));
  expect(new Set(paths).size).toBe(1);
  expect(server.requests.filter((request) => request.startsWith('GET'))).toHaveLength(1);
});

test('a file that was changed in the bucket is not used', async () => {
  const { sha256 } = await openStorage().put(Readable.from(['the model']));
  server.objects.set(keyOf(sha256), Buffer.from('another'));
  const elsewhere = openStorage(join(cache, 'elsewhere'));
  await expect(elsewhere.localPath(sha256)).rejects.toThrow(sha256);
  server.objects.set(keyOf(sha256), Buffer.from('the model'));
  expect(await readFile(await elsewhere.localPath(sha256), 'utf8')).toBe('the model');
});

test('a removed file is gone from the bucket and from the cache', async () => {
  const storage = openStorage();
  const { sha256 } = await storage.put(Readable.from(['x']));
  await storage.remove(sha256);
  expect(server.objects.size).toBe(0);
  await expect(storage.localPath(sha256)).rejects.toThrow('no such key');
});

test('a file that was stored again since is not removed for the sake of an earlier one', async () => {
  const storage = openStorage();
  const { sha256 } = await storage.put(Readable.from(['x']));
  await storage.remove(sha256, new Date(Date.now() - 60_000));
  expect(server.objects.size).toBe(1);
  await storage.remove(sha256, new Date(Date.now() + 60_000));
  expect(server.objects.size).toBe(0);
  await storage.remove(sha256, new Date());
});

test('a bucket lists what was stored in a time, page by page, and nothing else that is in it', async () => {
  const storage = openStorage();
  const sha256s: string[] = [];
  for (const words of ['1', '2', '3', '4', '5']) sha256s.push((await storage.put(Readable.from([words]))).sha256);
  const [old, ...others] = sha256s;
  server.stored.set(keyOf(old!), new Date('2020-01-01'));
  server.objects.set('/bucket/models/notes.txt', Buffer.from('x'));
  server.stored.set('/bucket/models/notes.txt', new Date());
  const after = new Date('2020-01-02');
  const before = new Date(Date.now() + 60_000);
  expect((await Array.fromAsync(storage.list({ after, before }))).sort()).toEqual(others.sort());
  expect(await Array.fromAsync(storage.list({ after: new Date(0), before: after }))).toEqual([old]);
});
