import { describe, expect, it } from 'vitest';
import type { OwnSchema } from '#lib/training/datasets/dataset-schema';
import { describeFile } from '#lib/training/datasets/describe-file';
import { csvFile, tableOf } from '#tests/unit/training/datasets/csv-file';

const describeText = (text: string, own: OwnSchema | null = null) => describeFile(csvFile(text), own);

async function typeOf(...values: string[]) {
  const { schema } = await describeText(`x;y\n${values.map((value) => `${value};1`).join('\n')}\n`);
  const { type, format } = schema.columns[0]!;
  return format ? `${type}, ${format}` : type;
}

describe('the type of a column', () => {
  it.each<[string, string[]]>([
    ['integer', ['1', '-2', 'NA', '3']],
    ['integer', ['0', '1', '0']],
    ['number', ['1', '2.5', '']],
    ['number', ['1.0', '2.0']],
    ['number, decimal-comma', ['1,5', '1.234,25']],
    ['category', ['007', '012', '100']],
    ['category', ['yes', 'no', 'yes']],
    ['category', ['A1', 'B2', 'A1']],
    ['boolean', ['true', 'False', '?']],
    ['date', ['2015-01-25', '2015-01-26 10:00']],
    ['date, day-first', ['25.01.2015', '01.02.2015']],
    ['date, day-first', ['01/02/2015', '25/01/2015']],
    ['date, month-first', ['01/02/2015', '01/25/2015']],
    ['text', ['It works very well indeed', 'I would not buy it again']],
    ['ignore', ['', '?', 'NA']],
  ])('is %s for %j', async (type, values) => expect(await typeOf(...values)).toBe(type));

  it('is that of nearly all values, and the odd ones are said to count as missing, with the first line', async () => {
    const text = tableOf(200, { x: (row) => (row === 120 ? 'unknown' : row * 2), y: (row) => row % 3 });
    const { schema, profile } = await describeText(text);
    expect(schema.columns[0]?.type).toBe('integer');
    expect(profile.columns[0]).toMatchObject({ missing: 1, min: 0, max: 398 });
    expect(profile.warnings).toContainEqual({
      column: 'x',
      code: 'mixed-types',
      message: '1 value of "x" is no integer and counts as missing; the first is "unknown" on line 122.',
    });
  });

  it('is a choice said aloud where dates and commas can be read in two ways', async () => {
    const { schema, profile } = await describeText('when,amount,y\n01/02/2015,"1,234",0\n03/04/2015,"5,678",1\n');
    expect(schema.columns.slice(0, 2)).toEqual([
      { name: 'when', type: 'date', format: 'month-first' },
      { name: 'amount', type: 'integer' },
    ]);
    expect(profile.warnings.filter(({ code }) => code === 'ambiguous-values')).toMatchObject([
      { column: 'when', message: expect.stringContaining('is read with the month first') },
      { column: 'amount', message: expect.stringContaining('"1,234" is read as a divider of thousands') },
    ]);
  });

  it('is what the owner says, who may also say how dates are written', async () => {
    const own: OwnSchema = {
      columns: [
        { name: 'when', type: 'date', format: 'day-first' },
        { name: 'y', type: 'category' },
      ],
    };
    const { schema, profile } = await describeText('when,y\n01/02/2015,0\n03/04/2015,1\n', own);
    expect(schema.columns).toEqual(own.columns);
    expect(profile.columns[0]).toMatchObject({ earliest: '2015-02-01', latest: '2015-04-03', inferredType: 'date' });
    expect(profile.columns[1]).toMatchObject({ type: 'category', inferredType: 'integer' });
  });
});

describe('the profile', () => {
  it('counts every value once: missing, unique, range, mean, spread, histogram and top values', async () => {
    const text = 'x,day,c,y\n1,2020-01-01,a,0\n2,2020-01-03,b,1\n?,NA,a,0\n3,2020-01-02,,1\n10,2020-01-11,a,1\n';
    const { profile, rowCount } = await describeText(text);
    const [x, day, c] = profile.columns;
    expect(rowCount).toBe(5);
    expect(x).toMatchObject({ missing: 1, unique: 4, uniqueIsEstimate: false, min: 1, mean: 4, max: 10 });
    expect(x?.std).toBeCloseTo(4.0825, 4);
    expect(x?.histogram?.edges).toHaveLength(21);
    expect(x?.histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(x?.histogram?.counts.at(-1)).toBe(1);
    expect(day).toMatchObject({ missing: 1, earliest: '2020-01-01', latest: '2020-01-11', min: null });
    expect(c).toMatchObject({
      missing: 1,
      unique: 2,
      histogram: null,
      top: [
        { value: 'a', count: 3 },
        { value: 'b', count: 1 },
      ],
    });
    expect(profile.sample[2]).toEqual(['?', 'NA', 'a', '0']);
  });

  it('estimates very many different values within a few percent, says so, and still finds the frequent one', async () => {
    const text = tableOf(60_000, { x: (row) => (row % 3 === 0 ? 'often' : `v${row}`), y: (row) => row % 2 });
    const { profile } = await describeText(text);
    const { unique, uniqueIsEstimate, top } = profile.columns[0]!;
    expect(uniqueIsEstimate).toBe(true);
    expect(Math.abs(unique / 40_001 - 1)).toBeLessThan(0.05);
    expect(top[0]).toEqual({ value: 'often', count: expect.any(Number) });
    expect(Math.abs(top[0]!.count / 20_000 - 1)).toBeLessThan(0.01);
  });
});

describe('the target', () => {
  it.each([
    ['of a usual name', 'Label,x\na,1\nb,2\n', 'Label'],
    ['the last column', 'x,z,quality\n1,2,3\n4,5,6\n', 'quality'],
    ['the last that can be one', 'x,z,when,empty\n1,2,2020-01-01,\n4,5,2020-01-02,\n', 'z'],
    ['none in a single column', 'x\n1\n2\n', null],
  ])('is guessed: %s', async (_, text, target) => expect((await describeText(text)).schema.target).toBe(target));

  it('is what the owner says, or nothing', async () => {
    expect((await describeText('x,y\n1,2\n', { target: 'x' })).schema.target).toBe('x');
    expect((await describeText('x,y\n1,2\n', { target: null })).schema.target).toBeNull();
  });

  it('that is not there is refused, with what is', async () => {
    const message = 'There is no column "frud" to be the target. There are "x", "fraud".';
    await expect(describeText('x,fraud\n1,2\n', { target: 'frud' })).rejects.toThrow(message);
  });
});

describe('odd files', () => {
  it('without rows are refused', async () => {
    await expect(describeText('a,b\n')).rejects.toThrow('The file has a line of names and no rows.');
  });

  it('with a ragged row are refused with its line', async () => {
    await expect(describeText('a,b\n1,2\n3,4,5\n')).rejects.toThrow('Line 3 has 3 fields, the header has 2.');
  });

  it('of one column are read, and it is said that there is nothing to predict it from', async () => {
    const { schema } = await describeText('x\n1\n2\n');
    expect(schema.format.notes).toEqual(['The file has one column only: there is nothing to predict it from.']);
  });

  it('without any value are read, every column left out and said so', async () => {
    const { schema, profile } = await describeText('a,b\n,\n?,NA\n');
    expect(schema.columns.map(({ type }) => type)).toEqual(['ignore', 'ignore']);
    expect(schema.target).toBeNull();
    expect(profile.warnings.map(({ message }) => message)).toEqual([
      '"a" has no values at all and is left out.',
      '"b" has no values at all and is left out.',
    ]);
  });

  it('with 10,000 columns are read in bounded memory', async () => {
    const columns = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`c${index}`, () => index % 7]));
    const { schema, rowCount } = await describeText(tableOf(30, columns));
    expect(schema.columns).toHaveLength(10_000);
    expect(rowCount).toBe(30);
  }, 30_000);

  it('that turn out not to be UTF-8 late are read as Windows-1252 throughout', async () => {
    const bytes = Buffer.from(`${tableOf(60_000, { x: () => 'plain text', y: () => 1 })}caf\xE9,2\n`, 'latin1');
    const { schema, profile } = await describeFile(csvFile(bytes), null);
    expect(schema.format.encoding).toBe('windows-1252');
    expect(profile.columns[0]?.top[1]?.value).toBe('café');
  });
});
