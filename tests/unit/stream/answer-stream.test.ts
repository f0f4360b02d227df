import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { answerStream, type LineAnswers } from '#lib/batch/stream/answer-stream';
import type { SentLine } from '#lib/batch/stream/line-reader';
import { isAppError } from '#lib/errors';

type Chunk = readonly SentLine[];

/** Answers each line by itself, and tells what was taken and recorded. */
function answers(more: Partial<LineAnswers<Chunk>> = {}) {
  const seen = { scored: 0, recorded: 0, chunks: [] as number[] };
  const answering: LineAnswers<Chunk> = {
    lineBytes: 1_000,
    mostLines: 100,
    turn: async () => {},
    score: async (lines) => {
      seen.scored += lines.length;
      seen.chunks.push(lines.length);
      return lines;
    },
    record: async (lines) => {
      seen.recorded += lines.length;
      return lines.map(({ number, bytes }) => `${number}:${bytes}\n`).join('');
    },
    farewell: (error) => `end: ${isAppError(error) ? error.code : error}\n`,
    ...more,
  };
  return { seen, answering };
}

const never = () => new AbortController().signal;

test('each line is answered in order, those that are there together in chunks of no more than so many', async () => {
  const { seen, answering } = answers();
  const lines = Array.from({ length: 1_000 }, (_, n) => `${n}\n`).join('');
  const answered = await text(answerStream(Readable.from([Buffer.from(lines)]), never(), answering));
  expect(answered).toBe(Array.from({ length: 1_000 }, (_, n) => `${n + 1}:${n}\n`).join(''));
  expect(Math.max(...seen.chunks)).toBe(100);
  expect(seen.recorded).toBe(1_000);
});

test('a line is answered before the next one is sent', async () => {
  const { answering } = answers();
  const body = new PassThrough();
  const stream = answerStream(body, never(), answering)[Symbol.asyncIterator]();
  for (let n = 1; n <= 3; n++) {
    body.write('x\n');
    expect(String((await stream.next()).value)).toBe(`${n}:x\n`);
  }
  body.end();
  expect((await stream.next()).done).toBe(true);
});

test('while nobody takes the answers, no more is read than fits the buffers, and nothing more is recorded', async () => {
  const { seen, answering } = answers();
  const line = Buffer.from(`${'x'.repeat(999)}\n`);
  let read = 0;
  const endless = new Readable({
    read() {
      read += line.length;
      this.push(line);
    },
  });
  const stream = answerStream(endless, never(), answering);
  stream.read(0);
  await expect.poll(() => endless.isPaused()).toBe(true);
  // What is held, what three chunks hold, and what the source itself reads ahead.
  expect(read).toBeLessThan(1024 * 1024 + 3 * 100 * line.length + 200_000);
  expect(seen.recorded * line.length).toBeLessThan(200_000 + 100 * line.length);
  expect(seen.scored).toBeLessThanOrEqual(seen.recorded + 300);
  stream.destroy();
  endless.destroy();
});

test('an error ends the answers, after all that came before it, and nothing after it is recorded', async () => {
  const { seen, answering } = answers({
    mostLines: 1,
    score: async (lines) => {
      if (lines[0]!.number === 3) throw new Error('broken');
      return lines;
    },
  });
  const answered = await text(answerStream(Readable.from([Buffer.from('1\n2\n3\n4\n')]), never(), answering));
  expect(answered).toBe('1:1\n2:2\nend: Error: broken\n');
  expect(seen.recorded).toBe(2);
});

test('with the end of the process, lines that were taken are answered, and the last line says that others were not', async () => {
  const ending = new AbortController();
  let finish: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { answering } = answers({
    score: async (lines) => {
      ending.abort();
      await held;
      return lines;
    },
  });
  const body = new PassThrough();
  body.write('1\n');
  const answered = text(answerStream(body, ending.signal, answering));
  await expect.poll(() => ending.signal.aborted).toBe(true);
  body.write('2\n');
  finish();
  expect(await answered).toBe('1:1\nend: unavailable\n');
});

test('a body that breaks off is answered as far as it came, and said to be incomplete', async () => {
  const { answering } = answers();
  const body = new PassThrough();
  const stream = answerStream(body, never(), answering);
  body.write('1\n');
  const parts = stream[Symbol.asyncIterator]();
  expect(String((await parts.next()).value)).toBe('1:1\n');
  body.destroy(new Error('reset'));
  expect(String((await parts.next()).value)).toBe('end: bad-request\n');
});

test('when the receiver goes away while a limit is waited for, the waiting ends and nothing is scored', async () => {
  let waiting = false;
  const { seen, answering } = answers({
    turn: (over) =>
      new Promise((resolve) => {
        waiting = true;
        over.addEventListener('abort', () => {
          waiting = false;
          resolve();
        });
      }),
  });
  const body = new PassThrough();
  body.write('1\n');
  const stream = answerStream(body, never(), answering);
  stream.read(0);
  await expect.poll(() => waiting).toBe(true);
  stream.destroy();
  await expect.poll(() => waiting).toBe(false);
  expect(seen).toMatchObject({ scored: 0, recorded: 0 });
});
