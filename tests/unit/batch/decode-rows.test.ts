import { expect, test } from 'vitest';
import { type Decoded, rowDecoder } from '#lib/batch/scoring/decode-rows';
import { outcomesOf } from '#lib/batch/scoring/outcomes-of';
import type { RowBatch } from '#lib/batch/scoring/row-batch';
import { runRows } from '#lib/batch/scoring/run-rows';
import { AppError } from '#lib/errors';
import type { Codec } from '#lib/inference/compile-codec';
import type { RowNote } from '#lib/inference/row-note';
import { joinTensors, type Tensors } from '#lib/inference/tensors';

type Recording = { windows: number[] } | { picture: number } | 'bad';

const batchOf = (rows: readonly Recording[]): RowBatch => ({
  rowCount: rows.length,
  endByte: 0,
  endLine: 0,
  problemOf: () => null,
  inputOf: (row) => rows[row],
  lineOf: () => '',
});

/** A row of the tensors for each window, and an answer that says what it was made of. */
const codec: Codec = {
  decode(rows) {
    const recordings = rows as Recording[];
    if (recordings.includes('bad')) throw new AppError('invalid', 'bad');
    const notes = recordings.map((row): RowNote | undefined => {
      if (row === 'bad') return undefined;
      if ('picture' in row) return { kind: 'text', text: String(row.picture), tokens: [] };
      return { kind: 'windows', durationS: 0, windows: row.windows.map((startS) => ({ startS, endS: startS })) };
    });
    const feeds = recordings.map((row): Tensors => {
      const data = Float32Array.from(row === 'bad' ? [] : 'picture' in row ? [row.picture] : row.windows);
      return { x: { type: 'float32', dims: [data.length], data } };
    });
    const joined = joinTensors(feeds)!;
    return { feeds: joined, tensorRows: joined.x!.dims[0]!, notes };
  },
  encode(outputs, first, count, notes = []) {
    let row = first;
    return Array.from({ length: count }, (_, index) => {
      const note = notes[index];
      const windows = note?.kind === 'windows' ? note.windows.length : 1;
      const values = [...(outputs.x!.data as Float32Array).slice(row, row + windows)];
      row += windows;
      const noted =
        note?.kind === 'windows' ? note.windows.map(({ startS }) => startS) : note?.kind === 'text' && note.text;
      return { value: JSON.stringify([values, noted]) };
    });
  },
  call: { outputNames: ['x'] },
};

async function answersTo(rows: readonly Recording[], rowsPerRun = 100) {
  const runs: number[] = [];
  const run = async (feeds: Tensors) => {
    runs.push(feeds.x!.dims[0]!);
    if ((feeds.x!.data as Float32Array).includes(13)) throw new AppError('model-failed', 'unlucky');
    return feeds;
  };
  const decoded: Decoded = await rowDecoder(codec)(batchOf(rows));
  const ran = [];
  for (const feed of decoded.feeds) ran.push(...(await runRows(run, feed, rowsPerRun)));
  const outcomes = [...outcomesOf(rows.length, decoded.errors, ran, codec)];
  return {
    runs,
    outcomes: outcomes.map((outcome) =>
      'answer' in outcome ? Object.values(outcome.answer)[0] : outcome.error.message,
    ),
  };
}
const answered = (values: number[], noted: unknown = values) => JSON.stringify([values, noted]);

test('each row is answered with its own note, together or after another was refused', async () => {
  const rows = [1, 2, 3].map((picture) => ({ picture }));
  const expected = [1, 2, 3].map((n) => answered([n], String(n)));
  expect(await answersTo(rows)).toEqual({ runs: [3], outcomes: expected });
  expect((await answersTo(rows, 2)).outcomes).toEqual(expected);
  const withBad = await answersTo([rows[0]!, 'bad', rows[1]!, rows[2]!]);
  expect(withBad).toEqual({ runs: [3], outcomes: [expected[0], 'bad', expected[1], expected[2]] });
});

test('a row with windows is answered from all of them, however many share a run, and fails alone', async () => {
  const rows = [{ windows: [1, 2, 3] }, { windows: [4] }, { windows: [5, 13] }, 'bad' as const, { windows: [6, 7] }];
  const expected = [answered([1, 2, 3]), answered([4]), 'unlucky', 'bad', answered([6, 7])];
  expect((await answersTo(rows)).outcomes).toEqual(expected);
  expect(await answersTo(rows, 2)).toEqual({ runs: [2, 1, 1, 2, 2], outcomes: expected });
  const good = [rows[0]!, rows[1]!, rows[4]!];
  expect((await answersTo(good)).outcomes).toEqual([expected[0], expected[1], expected[4]]);
});
