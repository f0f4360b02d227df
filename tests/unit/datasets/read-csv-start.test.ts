import { expect, test } from 'vitest';
import { readInputStart } from '#components/batch/read-input-start.ts';
import { readCsvStart } from '#components/datasets/read-csv-start.ts';

const file = (content: string | Uint8Array<ArrayBuffer>) => new File([content], 'table.csv');
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('the browser shows a file as the server will read it: delimiter, quotes, mark, names', async () => {
  expect(await readCsvStart(file('\uFEFFname;height\r\n"Bo; Li";1,5\r\n"two\nlines";2,5\r\n'))).toEqual({
    header: ['name', 'height'],
    rows: [
      ['Bo; Li', '1,5'],
      ['two\nlines', '2,5'],
    ],
    notes: [],
    problem: null,
  });
});

test('a file that is not UTF-8 is read as Windows-1252, and that is said', async () => {
  const start = await readCsvStart(file(bytes('name,city\nZo\xEB,K\xF6ln\n')));
  expect(start.rows).toEqual([['Zoë', 'Köln']]);
  expect(start.notes).toEqual([expect.stringContaining('Windows-1252')]);
});

test('a character cut in two by the end of what is read spoils nothing', async () => {
  const start = await readCsvStart(file(`name,n\n${'é,1\n'.repeat(100_000)}`));
  expect(start.notes).toEqual([]);
  expect(start.rows[0]).toEqual(['é', '1']);
});

test.each([
  ['nothing', '', /empty/],
  ['a workbook', 'PK\x03\x04', /workbook/],
  ['what is no text', 'a\0b', /not a text file/],
])('%s is refused before it is sent', async (_, content, words) => {
  expect((await readCsvStart(file(content))).problem).toMatch(words);
});

test('JSON lines are told apart from a table, and a line that is none is named', async () => {
  expect(await readInputStart(file('{"a":1,"b":"x"}\n\n{"a":2,"c":[1]}\n'))).toMatchObject({
    format: 'jsonl',
    header: ['a', 'b', 'c'],
    rows: [
      ['1', 'x', ''],
      ['2', '', '[1]'],
    ],
  });
  expect((await readInputStart(file('{"a":1}\nnot JSON\n'))).problem).toMatch(/^Line 2 is not a JSON object/);
  expect((await readInputStart(file('a,b\n1,2\n'))).format).toBe('csv');
});
