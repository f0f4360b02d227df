import { describe, expect, it } from 'vitest';
import { readCsv } from '#lib/csv/read-csv';
import { csvLine } from '#lib/csv/write-csv';
import { createRandom, type Random, randomInt } from '#lib/training/learners/random';
import { batchesOf, formatOf, inChunks } from '#tests/unit/csv/csv-text';

const read = async (text: string, header = ['a', 'b']) =>
  (await batchesOf(Buffer.from(text), formatOf(header))).flatMap(({ rows }) => rows);

describe('rows', () => {
  it.each([
    ['line feeds', 'a,b\n1,2\n3,4\n'],
    ['carriage returns and line feeds', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['carriage returns', 'a,b\r1,2\r3,4\r'],
    ['no line end at the end', 'a,b\n1,2\n3,4'],
    ['blank lines', '\na,b\n\n1,2\n   \n3,4\n\n\n'],
    ['quotes', '"a","b"\n"1","2"\n"3" ,"4"\n'],
  ])('are the same with %s', async (_, text) => {
    expect(await read(text)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('keep line breaks, delimiters and doubled quotes within quotes', async () => {
    expect(await read('a,b\n"x\ny","say ""hi"", she said"\n,""\n')).toEqual([
      ['x\ny', 'say "hi", she said'],
      ['', ''],
    ]);
  });

  it('keep a quote within an unquoted field', async () => {
    expect(await read('a,b\n5" pipe,2"\n')).toEqual([['5" pipe', '2"']]);
  });

  it('say which line each begins on, quoted line breaks counted', async () => {
    const [batch] = await batchesOf(Buffer.from('a,b\n"1\r\n\r\n",2\n\n3,4\n'), formatOf(['a', 'b']));
    expect(batch?.lines).toEqual([2, 6]);
    expect(batch?.endLine).toBe(6);
  });

  it('of one column may be an empty text in quotes, unlike a blank line', async () => {
    expect(await read('a\nx\n\n""\ny\n', ['a'])).toEqual([['x'], [''], ['y']]);
  });

  it('come in batches of bounded size, even where they are wide', async () => {
    const text = `${`${'x'.repeat(300_000)},y\n`.repeat(20)}`;
    const batches = await batchesOf(Buffer.from(text), formatOf(['a', 'b'], { hasHeader: false }));
    expect(batches.length).toBeGreaterThan(3);
    expect(batches.flatMap(({ rows }) => rows)).toHaveLength(20);
  });
});

describe('encodings', () => {
  const rows = [
    ['Zoë', '€ 5'],
    ['naïve', '“so”'],
  ];
  it('reads UTF-8 with a mark', async () => {
    const bytes = Buffer.from(`\uFEFFa,b\n${rows.map((row) => csvLine(row)).join('')}`);
    expect((await batchesOf(bytes, formatOf(['a', 'b'])))[0]?.rows).toEqual(rows);
  });

  it('reads UTF-16', async () => {
    const bytes = Buffer.from(`\uFEFFa,b\n${rows.map((row) => csvLine(row)).join('')}`, 'utf16le');
    const [batch] = await batchesOf(bytes, formatOf(['a', 'b'], { encoding: 'utf-16le' }));
    expect(batch?.rows).toEqual(rows);
    expect(batch?.endByte).toBe(bytes.length);
  });

  it('reads Windows-1252, with the characters Latin-1 does not have', async () => {
    const bytes = Buffer.from('a,b\nZo\xEB,\x80 5\nna\xEFve,\x93so\x94\n', 'latin1');
    const [batch] = await batchesOf(bytes, formatOf(['a', 'b'], { encoding: 'windows-1252' }));
    expect(batch?.rows).toEqual(rows);
  });

  it('names the line where UTF-8 ends to be UTF-8', async () => {
    const bytes = Buffer.from('a,b\n1,2\n3,Zo\xEB\n', 'latin1');
    await expect(batchesOf(bytes, formatOf(['a', 'b']))).rejects.toThrow(
      /^Line 3 has bytes that are not UTF-8 in column 2, /,
    );
  });
});

describe('broken rows', () => {
  it.each([
    ['fewer fields', 'a,b\n1,2\n3\n', 'Line 3 has 1 field, the header has 2.'],
    ['more fields', 'a,b\n"1\n",2\n3,4,5\n', 'Line 4 has 3 fields, the header has 2.'],
    ['an unclosed quote', 'a,b\n1,2\n3,"4\n5,6\n', 'A quote that opens on line 3, in column 2, is never closed.'],
    [
      'an unclosed quote below a longer row',
      'a,b\n"1\n\n","4\n',
      'A quote that opens on line 4, in column 2, is never closed.',
    ],
    ['text after a quote', 'a,b\n1,"x"y\n', 'Line 2 has text after a closing quote in column 2.'],
  ])('with %s are named by line', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
    await expect(read(text)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('are given with their places on request, the others untouched', async () => {
    const bytes = Buffer.from('a,b\n1,2\n3\n4,5,6\n7,"8"9\n10,11\n');
    const [batch] = await batchesOf(bytes, formatOf(['a', 'b']), { onRagged: 'give' });
    expect(batch?.rows).toEqual([
      ['1', '2'],
      ['3', ''],
      ['4', '5'],
      ['7', '8'],
      ['10', '11'],
    ]);
    expect(batch?.problems?.map(({ row, line }) => [row, line])).toEqual([
      [1, 3],
      [2, 4],
      [3, 5],
    ]);
  });

  it('that never end are refused before they fill the memory', async () => {
    async function* endless() {
      yield Buffer.from('a,b\n1,"');
      for (let megabyte = 0; ; megabyte++) {
        if (megabyte > 100) throw new Error('read on for 100 MB');
        yield Buffer.alloc(1024 * 1024, 'x');
      }
    }
    const reading = Array.fromAsync(readCsv(endless(), formatOf(['a', 'b'])));
    await expect(reading).rejects.toThrow('The row that begins on line 2 has more than 32 MB');
  });
});

/** Texts that are awkward to write: quotes, delimiters, line breaks, letters of one to four bytes. */
function awkwardText(random: Random): string {
  const pieces = ['', 'a', '"', '""', ',', ';', '\n', '\r\n', '\r', ' ', 'é', '€', '😀', 'word', '0'];
  return Array.from({ length: randomInt(random, 6) }, () => pieces[randomInt(random, pieces.length)]).join('');
}

function cutAnywhere(bytes: Buffer, random: Random): Buffer[] {
  const chunks: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = start + 1 + randomInt(random, random() < 0.5 ? 3 : 200);
    chunks.push(bytes.subarray(start, end));
    start = end;
  }
  return chunks;
}

describe('a file written by csvLine', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'is read back whole wherever its bytes are cut, and from wherever a batch ended (seed %i)',
    async (seed) => {
      const random = createRandom(seed);
      const encoding = seed % 3 === 0 ? 'utf-16le' : 'utf-8';
      const delimiter = ([',', ';', '\t', '|'] as const)[seed % 4]!;
      const width = 1 + randomInt(random, 5);
      const header = Array.from({ length: width }, (_, index) => `column ${index}`);
      const rows = Array.from({ length: 1 + randomInt(random, 80) }, () => header.map(() => awkwardText(random)));
      const text = [header, ...rows].map((row) => csvLine(row, delimiter)).join('');
      const bytes = Buffer.from(`\uFEFF${text}`, encoding === 'utf-8' ? 'utf8' : 'utf16le');
      const format = formatOf(header, { encoding, delimiter });
      const batchRows = 1 + randomInt(random, 20);

      const batches = await Array.fromAsync(readCsv(inChunks(cutAnywhere(bytes, random)), format, { batchRows }));
      expect(batches.flatMap((batch) => batch.rows)).toEqual(rows);
      expect(batches.at(-1)?.endByte).toBe(bytes.length);
      const lines = batches.flatMap((batch) => batch.lines);

      const stop = batches[randomInt(random, batches.length)]!;
      const done = stop.firstRow + stop.rows.length;
      const rest = cutAnywhere(bytes.subarray(stop.endByte), random);
      const from = { byte: stop.endByte, line: stop.endLine, row: done };
      const resumed = await Array.fromAsync(readCsv(inChunks(rest), format, { batchRows, from }));
      expect(resumed.flatMap((batch) => batch.rows)).toEqual(rows.slice(done));
      expect(resumed.flatMap((batch) => batch.lines)).toEqual(lines.slice(done));
      if (resumed[0]) expect(resumed[0].firstRow).toBe(done);
    },
  );
});
