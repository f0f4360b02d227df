import { expect, test } from 'vitest';
import { readLines, writeLines } from '#root/clients/typescript/src/create-client.ts';

const values = [{ text: 'übermäßig\n' }, [1, null], 'last'];

test('lines are read as they were written, wherever the stream is cut', async () => {
  const bytes = new Uint8Array(await new Response(writeLines(values)).arrayBuffer());
  for (let size = 1; size < 9; size++) {
    const cut = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
        controller.close();
      },
    });
    expect(await Array.fromAsync(readLines(new Response(cut)))).toEqual(values);
  }
});

test('a last line without its end counts, an empty one does not', async () => {
  expect(await Array.fromAsync(readLines(new Response('1\n\n \n2')))).toEqual([1, 2]);
});

test('no more is taken from a source than is sent, and it is told when nobody wants more', async () => {
  let given = 0;
  let isTold = false;
  const source = (function* () {
    try {
      while (true) yield given++;
    } finally {
      isTold = true;
    }
  })();
  const reader = writeLines(source).getReader();
  await reader.read();
  expect(given).toBeLessThan(4);
  await reader.cancel();
  expect(isTold).toBe(true);
});

test('a reader who stops early ends the stream', async () => {
  let isCanceled = false;
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('1\n')),
    cancel: () => {
      isCanceled = true;
    },
  });
  for await (const line of readLines(new Response(endless))) {
    expect(line).toBe(1);
    break;
  }
  expect(isCanceled).toBe(true);
});
