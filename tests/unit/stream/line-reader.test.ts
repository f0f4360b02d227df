import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { LineReader, type SentLine } from '#lib/batch/stream/line-reader';

const wide = { lineBytes: 1_000, heldBytes: 10_000, heldLines: 1_000 };

async function readAll(reader: LineReader): Promise<SentLine[]> {
  const all: SentLine[] = [];
  while (await reader.ready()) all.push(...reader.take(2));
  return all;
}

const plain = (lines: readonly SentLine[]) => lines.map(({ number, bytes }) => [number, bytes?.toString() ?? null]);

test('lines are the same however they are cut on their way, and empty ones are counted', async () => {
  const content = Buffer.from('{"a":"ä"}\r\n\n2\n\r\n3\n  \n4');
  for (let size = 1; size <= content.length; size++) {
    const body = new PassThrough();
    const reader = new LineReader(body, wide);
    for (let at = 0; at < content.length; at += size) body.write(content.subarray(at, at + size));
    body.end();
    expect(plain(await readAll(reader))).toEqual([
      [1, '{"a":"ä"}\r'],
      [3, '2'],
      [5, '3'],
      [6, '  '],
      [7, '4'],
    ]);
    expect(reader.isCut).toBe(false);
  }
});

test('a line can be taken as soon as it has ended, while its sender goes on', async () => {
  const body = new PassThrough();
  const reader = new LineReader(body, wide);
  body.write('1\n2');
  expect(await reader.ready()).toBe(true);
  expect(plain(reader.take(10))).toEqual([[1, '1']]);
  body.write('2\n');
  expect(await reader.ready()).toBe(true);
  expect(plain(reader.take(10))).toEqual([[2, '22']]);
});

test('a line that is too long is told of before it ends, held no further, and the next one is read', async () => {
  const body = new PassThrough();
  const reader = new LineReader(body, { ...wide, lineBytes: 10 });
  body.write('1\n');
  for (let piece = 0; piece < 1_000; piece++) body.write('xxxxxxx');
  await expect.poll(() => body.readableLength).toBe(0);
  expect(reader.heldBytes).toBeLessThanOrEqual(11);
  expect(plain(reader.take(10))).toEqual([
    [1, '1'],
    [2, null],
  ]);
  body.end('\n3\n');
  expect(plain(await readAll(reader))).toEqual([[3, '3']]);
});

test('a sender whose lines nobody takes is paused, by bytes and by lines, and goes on once they are taken', async () => {
  for (const line of [`${'x'.repeat(99)}\n`, '1\n']) {
    const limits = { lineBytes: 1_000, heldBytes: 1_000, heldLines: 10 };
    let sentBytes = 0;
    const body = new PassThrough({ highWaterMark: 100 });
    const reader = new LineReader(body, limits);
    while (body.write(line)) sentBytes += line.length;
    await expect.poll(() => body.isPaused() || body.readableLength === 0).toBe(true);
    for (let k = 0; k < 1_000; k++) if (body.write(line)) sentBytes += line.length;
    await expect.poll(() => body.isPaused()).toBe(true);
    expect(reader.heldBytes).toBeLessThanOrEqual(limits.heldBytes + 200);
    expect(sentBytes).toBeLessThan(5_000);
    body.end();
    const count = (await readAll(reader)).length;
    expect(count).toBeGreaterThan(1_000);
  }
});

test('who stops reads nothing more, and what was left is known to be', async () => {
  const body = new PassThrough();
  const reader = new LineReader(body, wide);
  body.write('1\n');
  expect(await reader.ready()).toBe(true);
  reader.stop();
  expect(await reader.ready()).toBe(false);
  expect(reader.take(1)).toEqual([]);
  expect(reader.isCut).toBe(true);
  body.write('2\n');
  expect(await reader.ready()).toBe(false);
});

test('a source that breaks off ends the waiting, and is known to have been cut', async () => {
  const body = new PassThrough();
  const reader = new LineReader(body, wide);
  const ready = reader.ready();
  body.destroy(new Error('gone'));
  expect(await ready).toBe(false);
  expect(reader.isCut).toBe(true);
});
