import { describe, expect, it } from 'vitest';
import { describeFile } from '#lib/training/datasets/describe-file';
import { createRandom } from '#lib/training/learners/random';
import { csvFile, tableOf } from '#tests/unit/training/datasets/csv-file';

type Columns = Record<string, (row: number) => string | number>;

const noise = Array.from({ length: 4000 }, createRandom(5));

/** Column and code of every warning about a table of 2,000 rows. */
async function warned(columns: Columns, target?: string) {
  const { profile } = await describeFile(csvFile(tableOf(2000, columns)), target === undefined ? null : { target });
  return profile.warnings.map(({ column, code }) => `${column}: ${code}`);
}

const honest: Columns = {
  age: (row) => 20 + Math.floor(noise[row]! * 50),
  y: (row) => (noise[row + 2000]! < 0.4 ? 'yes' : 'no'),
};
const isYes = (row: number) => noise[row + 2000]! < 0.4;

describe('warnings', () => {
  it('are none where nothing is wrong', async () => {
    expect(await warned({ x: (row) => noise[row]!.toFixed(6), ...honest })).toEqual([]);
  });

  it.each<[string, Columns, string]>([
    ['a number of its own for every row', { policy: (row) => 100_000 + row }, 'policy: id-like'],
    ['a name of its own for every row', { street: (row) => `${row} Main` }, 'street: id-like'],
    ['one value', { country: () => 'NL' }, 'country: constant'],
    ['hardly any value', { note: (row) => (row % 50 === 0 ? row % 7 : '') }, 'note: mostly-missing'],
    ['very many categories', { town: (row) => `town ${row % 400}` }, 'town: many-categories'],
    ['the answer in other words', { paid: (row) => (isYes(row) ? 'p' : 'q') }, 'paid: leaks-target'],
    ['the answer as a number', { score: (row) => (isYes(row) ? 5 : 3) + noise[row]! }, 'score: leaks-target'],
    ['the answer backwards', { score: (row) => (isYes(row) ? -5 : 3) + noise[row]! }, 'score: leaks-target'],
  ])('point out a column with %s', async (_, column, warning) => {
    expect(await warned({ ...column, ...honest })).toContain(warning);
  });

  it('do not take a good column for a leak, nor one that only names rows', async () => {
    const good: Columns = { score: (row) => (isYes(row) ? 0.4 : 0) + noise[row]!, id: (row) => `row ${row}` };
    expect((await warned({ ...good, ...honest })).filter((warning) => warning.includes('leak'))).toEqual([]);
  });

  it('find an amount that another column gives away', async () => {
    const columns: Columns = {
      parts: (row) => (noise[row]! * 1000).toFixed(3),
      other: (row) => (noise[row + 2000]! * 1000).toFixed(3),
      total: (row) => (noise[row]! * 1210).toFixed(3),
    };
    expect(await warned(columns, 'total')).toEqual(['parts: leaks-target']);
  });

  it('state the share of a rare class, and rows without a target', async () => {
    const columns: Columns = {
      x: (row) => noise[row]!.toFixed(6),
      y: (row) => (row < 5 ? '' : row < 25 ? 'fraud' : 'fine'),
    };
    const { profile } = await describeFile(csvFile(tableOf(2000, columns)), null);
    expect(profile.warnings).toEqual([
      { column: 'y', code: 'target-missing', message: '5 of 2,000 rows have no "y" and cannot be learned from.' },
      {
        column: 'y',
        code: 'imbalance',
        message:
          'Only 20 of 1,995 rows have "y" = "fraud" (1.0 %). Look at precision, recall and PR AUC rather than accuracy.',
      },
    ]);
  });

  it('count a single row of a class in words that fit', async () => {
    const columns: Columns = { x: (row) => noise[row]!.toFixed(6), y: (row) => (row === 5 ? 'fraud' : 'fine') };
    const { profile } = await describeFile(csvFile(tableOf(2000, columns)), null);
    expect(profile.warnings[0]?.message).toMatch(/^Only 1 of 2,000 rows has "y" = "fraud"/);
  });

  it('say that a target with one value cannot be learned', async () => {
    const { profile } = await describeFile(
      csvFile(tableOf(60, { x: (row) => noise[row]!.toFixed(6), y: () => 'no' })),
      null,
    );
    const message = '"y" has only one value, "no". There is nothing to be learned about it.';
    expect(profile.warnings).toEqual([{ column: 'y', code: 'constant', message }]);
  });

  it('count rows that are copies of others', async () => {
    const columns: Columns = {
      x: (row) => noise[row % 1900]!.toFixed(6),
      y: (row) => (noise[row % 1900]! < 0.5 ? 'a' : 'b'),
    };
    expect(await warned({ ...columns, z: (row) => noise[(row % 1900) + 1]!.toFixed(6) })).toContain(
      'null: duplicate-rows',
    );
  });
});
