import { describe, expect, it } from 'vitest';
import { sniffCsv } from '#lib/csv/sniff-csv';
import { rowsOf } from '#tests/unit/csv/csv-text';

const sniff = (text: string | Buffer) => sniffCsv(Buffer.from(text), { isWhole: true });

describe('encoding', () => {
  it('is UTF-8, whose mark is skipped and said aloud', () => {
    expect(sniff('\uFEFFnäme,b\n1,2\n')).toMatchObject({
      encoding: 'utf-8',
      header: ['näme', 'b'],
      notes: ['Skipped the byte order mark at the beginning.'],
    });
  });

  it('is UTF-16 by its mark', () => {
    const bytes = Buffer.from('\uFEFFnäme,b\n1,2\n', 'utf16le');
    expect(sniff(bytes)).toMatchObject({ encoding: 'utf-16le', header: ['näme', 'b'] });
  });

  it('is Windows-1252 where it is not UTF-8', () => {
    const format = sniff(Buffer.from('pr\xE9nom,\x80\nRen\xE9,2\n', 'latin1'));
    expect(format).toMatchObject({ encoding: 'windows-1252', header: ['prénom', '€'] });
    expect(format.notes).toEqual(['Read as Windows-1252, since the file is not UTF-8.']);
  });

  it('is UTF-8 where the beginning ends within a character, at each of its bytes', () => {
    const bytes = Buffer.from('a,b\n1,😀');
    for (let end = bytes.length - 4; end <= bytes.length; end++) {
      expect(sniffCsv(bytes.subarray(0, end), { isWhole: false }).encoding).toBe('utf-8');
    }
    expect(sniffCsv(bytes.subarray(0, -1), { isWhole: true }).encoding).toBe('windows-1252');
  });
});

describe('delimiter', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n4,5,6\n'],
    [';', 'a;b;c\n1,5;2,5;x\n4,5;5,5;y\n'],
    [';', '1,5;2,5\n4,5;5,5\n'],
    ['\t', 'a\tb\tc\nx, y\tz\t1\n'],
    ['|', 'a|b|c\n1|2|3\n'],
    [',', '"a;x","b;y"\n"1;2","3;4"\n'],
    [',', 'text\nhello; world\nbye\n'],
  ])('is %j', (delimiter, text) => {
    expect(sniff(text).delimiter).toBe(delimiter);
  });

  it('that is not a comma is said aloud', () => {
    expect(sniff('a;b\n1;2\n').notes).toEqual(['Columns are divided by semicolons.']);
  });

  it('is found in spite of a ragged row, so that the message names that row', async () => {
    await expect(rowsOf('a;b;c\n1;2;3\n4;5\n6;7;8\n9;1;2\n')).rejects.toThrow('Line 3 has 2 fields, the header has 3.');
  });
});

describe('names of columns', () => {
  it('are made unique and never empty, which is said aloud', () => {
    const format = sniff('id,x,,x,x_2,\nq,1,2,3,4,5\n');
    expect(format.header).toEqual(['id', 'x', 'column_3', 'x_3', 'x_2', 'column_6']);
    expect(format.notes).toEqual([
      'Column 3 has no name and is called "column_3".',
      'The name "x" stands over more than one column; column 4 is called "x_3".',
      'Column 6 has no name and is called "column_6".',
    ]);
  });

  it('are numbers where the first line has values, and that line is a row', async () => {
    const text = '5.1,3.5,setosa\n4.9,3.0,setosa\n';
    expect(sniff(text)).toMatchObject({ hasHeader: false, header: ['column_1', 'column_2', 'column_3'] });
    expect(await rowsOf(text)).toHaveLength(2);
  });

  it.each([
    ['words over words', 'text,label\ngood,positive\nbad,negative\n', true],
    ['a first line whose words come again', 'good phone,positive\nbad,negative\nfine,positive\n', false],
    ['years over amounts', 'country,2015,2016\nNL,5,6\nDE,7,8\n', true],
    ['counting numbers', '0,1,2\n5.1,2.5,7\n', true],
    ['dates over dates', '2015-01-01,5\n2015-01-02,6\n', false],
  ])('are there or not: %s', (_, text, hasHeader) => {
    expect(sniff(text).hasHeader).toBe(hasHeader);
  });

  it('go with a delimiter at the end of every line, or of the first only', async () => {
    expect(await rowsOf('a,b\n1,2,\n3,4,\n')).toEqual([
      ['1', '2', ''],
      ['3', '4', ''],
    ]);
    expect(sniff('a,b\n1,2,\n3,4,\n').header).toEqual(['a', 'b', 'column_3']);
    expect(await rowsOf('a,b,\n1,2\n3,4\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('that JSON takes for the prototype of an object are others, which is said', () => {
    const { header, notes } = sniff('constructor,__proto__,y\n1,2,a\n');
    expect(header).toEqual(['constructor', 'column_2', 'y']);
    expect(notes).toEqual(['Column 2 is called "column_2", since "__proto__" cannot be the name of a value in JSON.']);
  });

  it('may be 10,000, and no more', () => {
    const wide = (count: number) => `${Array.from({ length: count }, (_, index) => `c${index}`).join(',')}\n`;
    expect(sniff(wide(10_000)).header).toHaveLength(10_000);
    expect(() => sniff(wide(10_001))).toThrow('The first line has 10,001 columns, divided by commas; at most 10,000');
  });

  it('may be a line that is all there is', () => {
    expect(sniff('a,b\n')).toMatchObject({ hasHeader: true, header: ['a', 'b'] });
    expect(sniff('a')).toMatchObject({ hasHeader: true, header: ['a'] });
  });
});

describe('what is no table is refused with what it looks like', () => {
  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.from(''), 'The file is empty (0 bytes).'],
    ['blank lines', Buffer.from('\n \n'), 'blank lines only'],
    ['an Excel file', Buffer.from('PK\x03\x04rest'), 'a zip archive or an Excel file (.xlsx), not CSV. Save it as CSV'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'a packed file, not CSV. Unpack it first.'],
    ['Parquet', Buffer.from('PAR1\x15\x04'), 'a Parquet file'],
    ['JSON', Buffer.from('[{"a": 1}]'), 'JSON'],
    ['a web page', Buffer.from('<!DOCTYPE html><p>'), 'a web page or XML'],
    ['bytes', Buffer.from('a,b\n1,\0\n'), 'The file is not text: byte 7, on line 2, is NUL.'],
    ['UTF-16 without its mark', Buffer.from('a,b\n1,2\n', 'utf16le'), 'UTF-16 without its mark'],
    ['a quote without end', Buffer.from('"a,b\n1,2\n'), 'A quote that opens on line 1 is never closed.'],
  ])('%s', (_, bytes, message) => {
    expect(() => sniff(bytes)).toThrow(message);
  });
});
