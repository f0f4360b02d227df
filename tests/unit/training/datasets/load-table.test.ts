import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeFile } from '#lib/training/datasets/describe-file';
import { loadTable } from '#lib/training/datasets/load-table';
import type { Table } from '#lib/training/table';
import { csvFile, tableOf } from '#tests/unit/training/datasets/csv-file';

async function load(text: string, options?: Parameters<typeof loadTable>[2]) {
  const path = csvFile(text);
  const { schema } = await describeFile(path, null);
  return loadTable(path, schema, options);
}

const column = ({ columns }: Table, name: string) => columns.find((found) => found.name === name);

it('a table holds values by type, and what stands for missing ones', async () => {
  const text = [
    'n,i,b,d,c,t,y',
    '"1,234.5",1,true,2015-01-25T12:00:00Z, red ,so this is a text,0',
    '?,NA,,null,-,,1',
    '2.5,3,FALSE,1970-01-01,blue,and that is another text,0',
  ].join('\n');
  const { table, notes } = await load(text);
  expect(notes).toEqual([]);
  expect(table.rowCount).toBe(3);
  expect(table.columns).toEqual([
    { name: 'n', type: 'number', values: Float64Array.of(1234.5, Number.NaN, 2.5) },
    { name: 'i', type: 'integer', values: Float64Array.of(1, Number.NaN, 3) },
    { name: 'b', type: 'boolean', values: Float64Array.of(1, Number.NaN, 0) },
    { name: 'd', type: 'date', values: Float64Array.of(16460.5, Number.NaN, 0) },
    { name: 'c', type: 'category', codes: Int32Array.of(1, -1, 0), categories: ['blue', 'red'] },
    { name: 't', type: 'text', texts: ['so this is a text', '', 'and that is another text'] },
    { name: 'y', type: 'integer', values: Float64Array.of(0, 1, 0) },
  ]);
});

it('dates and numbers are read the way their column was found to write them', async () => {
  const { table } = await load('d;n;y\n25/01/2015;1.234,5;0\n01/02/2015;2,5;1\n');
  expect(column(table, 'd')).toMatchObject({ values: Float64Array.of(16460, 16467) });
  expect(column(table, 'n')).toMatchObject({ values: Float64Array.of(1234.5, 2.5) });
});

it('ignored columns are left out, those of the schema and those of the call', async () => {
  const { table } = await load('a,empty,b\n1,,2\n3,,4\n', { ignore: ['a'] });
  expect(table.columns.map(({ name }) => name)).toEqual(['b']);
});

it('values that do not fit count as missing, with how many and where the first is', async () => {
  const path = csvFile(tableOf(4, { x: (row) => ['1', '2.5', 'many', '4'][row]!, y: (row) => row }));
  const { schema } = await describeFile(path, { columns: [{ name: 'x', type: 'integer' }] });
  const { table, notes } = await loadTable(path, schema);
  expect(column(table, 'x')).toMatchObject({ values: Float64Array.of(1, Number.NaN, Number.NaN, 4) });
  expect(notes).toEqual(['2 values of "x" are no whole numbers and count as missing; the first is "2.5" on line 3.']);
});

it('categories are in an order that does not depend on that of the rows, by value where they are numbers', async () => {
  const path = csvFile('c,y\n10,b\n9,a\n10,c\n');
  const { schema } = await describeFile(path, { columns: [{ name: 'c', type: 'category' }] });
  const { table } = await loadTable(path, schema);
  expect(column(table, 'c')).toMatchObject({ categories: ['9', '10'], codes: Int32Array.of(1, 0, 1) });
});

it('rows of many batches are all there, and progress ends at 1', async () => {
  const fractions: number[] = [];
  const text = tableOf(50_000, { x: (row) => row, c: (row) => `c${row % 3}`, y: (row) => row % 2 });
  const { table } = await load(text, { onProgress: (fraction) => fractions.push(fraction) });
  const x = column(table, 'x');
  expect(x?.type === 'integer' && x.values.every((value, row) => value === row) && x.values.length).toBe(50_000);
  expect(fractions.at(-1)).toBe(1);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
});

const folder = new URL('../../../../../shared/data/', import.meta.url).pathname;

it('the real data sets are understood', async ({ skip }) => {
  skip(!existsSync(folder), 'the data sets of ../shared/data are not here');
  const found = await Promise.all(
    ['insurance_claims', 'german_credit', 'wine_quality', 'iris', 'sentiment'].map(async (name) => {
      const { schema, rowCount } = await describeFile(`${folder}${name}.csv`, null);
      const { table, notes } = await loadTable(`${folder}${name}.csv`, schema);
      expect(notes).toEqual([]);
      expect(table.rowCount).toBe(rowCount);
      return [rowCount, schema.columns.length, table.columns.length, schema.target];
    }),
  );
  expect(found).toEqual([
    [1000, 40, 39, 'fraud_reported'],
    [1000, 21, 21, 'credit_risk'],
    [4898, 12, 12, 'quality'],
    [150, 5, 5, 'species'],
    [2000, 2, 2, 'label'],
  ]);
});
