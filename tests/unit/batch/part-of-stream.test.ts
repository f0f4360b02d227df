import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { partOfStream } from '#lib/batch/files/part-of-stream';

const bytes = Buffer.from(Array.from({ length: 100 }, (_, at) => at));
const inPieces = (...ends: number[]) =>
  Readable.from([...ends, 100].map((end, i) => bytes.subarray(i === 0 ? 0 : ends[i - 1], end)));

test('the bytes between both ends come, however the stream is cut', async () => {
  for (const whole of [() => inPieces(), () => inPieces(10, 11, 50), () => inPieces(1, 20, 21)]) {
    for (const [start, end] of [
      [0, 99],
      [10, 20],
      [99, 99],
      [0, 0],
    ] as const) {
      const part = await buffer(partOfStream(whole(), { start, end }));
      expect(part).toEqual(bytes.subarray(start, end + 1));
    }
  }
});

test('the stream is let go of once its part was read, and where nobody reads it', async () => {
  const read = inPieces(10, 20);
  await buffer(partOfStream(read, { start: 0, end: 4 }));
  expect(read.destroyed).toBe(true);
  const unread = inPieces(10, 20);
  const part = partOfStream(unread, { start: 0, end: 4 });
  part.destroy();
  await new Promise((resolve) => part.once('close', resolve));
  expect(unread.destroyed).toBe(true);
});
