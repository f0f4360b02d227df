import { expect, test } from 'vitest';
import { jsonLinesSource } from '#lib/batch/scoring/json-lines';
import type { RowBatch } from '#lib/batch/scoring/row-batch';
import { AppError } from '#lib/errors';

async function* inPieces(bytes: Buffer, size: number) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(content: string | Buffer, { size = 7, batchRows = 2, byte = 0, line = 0 } = {}) {
  const bytes = Buffer.from(content);
  const batches: RowBatch[] = [];
  const { batches: found } = jsonLinesSource(inPieces(bytes.subarray(byte), size), { byte, line }, batchRows, ['a']);
  for await (const batch of found) batches.push(batch);
  return batches;
}

const lines = (batches: readonly RowBatch[]) =>
  batches.flatMap((batch) =>
    Array.from({ length: batch.rowCount }, (_, row) => batch.lineOf(row, { answer: { value: 1 } })),
  );

const content = '\uFEFF{"a":"ä"}\r\n\n{"a":2}\n  \n{"a": [3,\t4]}\nnope\n{"a":5}';

test('lines are the same however the file is cut, and whatever the size of a batch', async () => {
  const whole = lines(await read(content, { size: 1000, batchRows: 1000 }));
  expect(whole).toHaveLength(5);
  expect(whole[2]).toBe('{"input":{"a": [3,\t4]},"prediction":{"value":1}}\n');
  for (let size = 1; size < 12; size++) expect(lines(await read(content, { size }))).toEqual(whole);
});

test('reading goes on after any batch as if it had never stopped, with the right line numbers', async () => {
  const all = await read(content, { batchRows: 1 });
  for (const [index, { endByte, endLine }] of all.entries()) {
    const rest = await read(content, { batchRows: 1, byte: endByte, line: endLine });
    expect(lines(rest)).toEqual(lines(all.slice(index + 1)));
    expect(rest.at(-1)?.endByte ?? endByte).toBe(Buffer.byteLength(content));
  }
  const [, , , broken] = all;
  expect(broken!.problemOf(0)).toBe('Line 6 is not valid JSON.');
  expect(broken!.lineOf(0, { error: new AppError('invalid', 'no') })).toBe('{"input":"nope","error":"no"}\n');
});

test('a field the model does not know is not fed, and stays in the output', async () => {
  const [batch] = await read('{"id":7,"a":1,"__proto__":2}\n{"a":2}\n[1]\n', { batchRows: 3 });
  expect([0, 1, 2].map((row) => batch!.inputOf(row))).toEqual([{ a: 1 }, { a: 2 }, [1]]);
  expect(batch!.lineOf(0, { error: new AppError('invalid', 'no') })).toBe(
    '{"input":{"id":7,"a":1,"__proto__":2},"error":"no"}\n',
  );
});

test('a file without line ends is refused before it fills the memory', async () => {
  const forever = (async function* () {
    for (;;) yield Buffer.alloc(1024 * 1024, '1');
  })();
  const { batches } = jsonLinesSource(forever, { byte: 0, line: 0 }, 10, []);
  await expect(batches[Symbol.asyncIterator]().next()).rejects.toThrow('no line ends');
});
