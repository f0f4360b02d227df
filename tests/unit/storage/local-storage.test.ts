import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { localStorage } from '#lib/storage/local-storage';
import { receiveFile } from '#lib/storage/receive-file';
import { removeAbandonedParts } from '#lib/storage/remove-abandoned-parts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-storage-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sha256Of = (content: Buffer) => createHash('sha256').update(content).digest('hex');

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test('a file is stored under the SHA-256 of what it holds, byte for byte, and once', async () => {
  const content = randomBytes(300_000);
  const storage = localStorage(folder);
  const chunks = [content.subarray(0, 1), content.subarray(1, 200_000), content.subarray(200_000)];
  const [first, second] = await Promise.all([
    storage.put(Readable.from(chunks)),
    storage.put(Readable.from([content])),
  ]);
  expect(first).toEqual({ sha256: sha256Of(content), sizeBytes: 300_000 });
  expect(second).toEqual(first);
  expect(await filesIn(folder)).toEqual([first.sha256]);
  expect(await buffer(await storage.open(first.sha256))).toEqual(content);
  expect(await readFile(await storage.localPath(first.sha256))).toEqual(content);
});

test('a stream that breaks off leaves nothing, and says so', async () => {
  const stream = new PassThrough();
  const put = localStorage(folder).put(stream);
  stream.write(randomBytes(100_000));
  setImmediate(() => stream.destroy(new Error('socket hang up')));
  await expect(put).rejects.toMatchObject({ code: 'bad-request', message: expect.stringContaining('broke off') });
  expect(await filesIn(folder)).toEqual([]);
});

test('a stream that is destroyed without an error leaves nothing either', async () => {
  const stream = new PassThrough();
  const put = localStorage(folder).put(stream);
  stream.write('half');
  setImmediate(() => stream.destroy());
  await expect(put).rejects.toMatchObject({ code: 'bad-request' });
  expect(await filesIn(folder)).toEqual([]);
});

test('a file over the limit is refused with the limit named, not cut short', async () => {
  const put = localStorage(folder).put(Readable.from([randomBytes(1_000), randomBytes(1)]), { maxBytes: 1_000 });
  await expect(put).rejects.toMatchObject({ code: 'too-large', message: expect.stringContaining('1,000 bytes') });
  expect(await filesIn(folder)).toEqual([]);
  const whole = await localStorage(folder).put(Readable.from([randomBytes(1_000)]), { maxBytes: 1_000 });
  expect(whole.sizeBytes).toBe(1_000);
});

test('a file that is not the one announced is refused', async () => {
  const storage = localStorage(folder);
  const content = randomBytes(10);
  const other = sha256Of(randomBytes(10));
  await expect(storage.put(Readable.from([content]), { expectedSha256: other })).rejects.toMatchObject({
    code: 'bad-request',
    message: expect.stringContaining(other),
  });
  await expect(storage.put(Readable.from([content]), { expectedSizeBytes: 11 })).rejects.toMatchObject({
    code: 'bad-request',
    message: expect.stringContaining('10 bytes instead of 11'),
  });
  expect(await filesIn(folder)).toEqual([]);
  const announced = { expectedSha256: sha256Of(content).toUpperCase(), expectedSizeBytes: 10 };
  expect((await storage.put(Readable.from([content]), announced)).sha256).toBe(sha256Of(content));
});

test('what the caller does not accept is not stored', async () => {
  const refusal = new Error('not this one');
  const accept = () => Promise.reject(refusal);
  await expect(localStorage(folder).put(Readable.from(['x']), { accept })).rejects.toBe(refusal);
  expect(await filesIn(folder)).toEqual([]);
});

test('no name leads out of the storage', async () => {
  const storage = localStorage(folder);
  for (const name of ['../../etc/passwd', '', `${'a'.repeat(63)}/`, 'A'.repeat(64)]) {
    await expect(storage.localPath(name)).rejects.toThrow('not a SHA-256');
    await expect(storage.remove(name)).rejects.toThrow('not a SHA-256');
  }
});

test('a removed file is gone, and removing it again is no error', async () => {
  const storage = localStorage(folder);
  const { sha256 } = await storage.put(Readable.from(['x']));
  await storage.remove(sha256);
  await storage.remove(sha256);
  await expect(storage.localPath(sha256)).rejects.toThrow('ENOENT');
  await expect(storage.open(sha256)).rejects.toThrow('ENOENT');
});

test('a file that was stored again since is not removed for the sake of an earlier one', async () => {
  const storage = localStorage(folder);
  const { sha256 } = await storage.put(Readable.from(['x']));
  const path = await storage.localPath(sha256);
  const moment = new Date(Date.now() - 60_000);
  await utimes(path, moment, moment);
  await storage.remove(sha256, moment);
  expect(await storage.localPath(sha256)).toBe(path);
  await storage.remove(sha256, new Date(moment.getTime() + 1));
  await expect(storage.localPath(sha256)).rejects.toThrow('ENOENT');
  await storage.remove(sha256, new Date());
});

test('parts that a killed process left are removed, those still being written are not', async () => {
  const storage = localStorage(folder);
  const stream = new PassThrough();
  const put = storage.put(stream);
  stream.write('underway');
  await expect.poll(() => filesIn(folder)).toHaveLength(1);
  const left = join(folder, 'incoming', 'left.part');
  await writeFile(left, 'half a model');
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(left, longAgo, longAgo);
  expect(await removeAbandonedParts([folder, join(folder, 'missing')])).toBe(1);
  await expect(stat(left)).rejects.toThrow('ENOENT');
  stream.end();
  expect((await put).sizeBytes).toBe('underway'.length);
});

test('a folder lists what was stored in a time, and no parts of uploads; one that is not there yet lists nothing', async () => {
  const storage = localStorage(folder);
  const always = { after: new Date(0), before: new Date(Date.now() + 60_000) };
  expect(await Array.fromAsync(localStorage(join(folder, 'missing')).list(always))).toEqual([]);
  const [old, fresh] = [await storage.put(Readable.from(['old'])), await storage.put(Readable.from(['fresh']))];
  await writeFile(join(folder, 'incoming', 'half.part'), 'half');
  await utimes(await storage.localPath(old.sha256), new Date('2020-01-01'), new Date('2020-01-01'));
  expect(await Array.fromAsync(storage.list({ ...always, after: new Date('2020-01-02') }))).toEqual([fresh.sha256]);
  expect(await Array.fromAsync(storage.list({ ...always, before: new Date('2020-01-02') }))).toEqual([old.sha256]);
});

test('a file counts as stored when it is accepted, however long ago its last byte came', async () => {
  const storage = localStorage(folder);
  const longAgo = new Date('2020-01-01');
  const accept = async () => {
    const [part] = await readdir(join(folder, 'incoming'));
    await utimes(join(folder, 'incoming', part!), longAgo, longAgo);
  };
  const { sha256 } = await storage.put(Readable.from(['x']), { accept });
  await storage.remove(sha256, new Date(Date.now() - 60_000));
  expect(await readFile(await storage.localPath(sha256), 'utf8')).toBe('x');
});

test('a part that takes long to be kept is not taken for abandoned', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  await receiveFile(Readable.from(['x']), folder, {}, async (path) => {
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    await utimes(path, longAgo, longAgo);
    vi.advanceTimersByTime(3_600_000);
    await vi.waitUntil(async () => (await stat(path)).mtime > longAgo);
    expect(await removeAbandonedParts([folder])).toBe(0);
  });
  expect(await filesIn(folder)).toEqual([]);
});
