import { describe, expect, it } from 'vitest';
import { fairnessOf } from '#lib/training/evaluation/fairness-of';
import { groupsOf } from '#lib/training/evaluation/groups-of';
import type { Table } from '#lib/training/table';

const all = (count: number) => Int32Array.from({ length: count }, (_, row) => row);

describe('metrics of groups', () => {
  // 40 rows of a: half are positive and all of those found, no false alarm. 40 of b: half found, half false alarms. 5 of c.
  const codes = Int32Array.from({ length: 85 }, (_, row) => (row < 40 ? 0 : row < 80 ? 1 : 2));
  const labels = Int32Array.from({ length: 85 }, (_, row) => row % 2);
  const selected = Array.from(codes, (group, row) => (group === 0 ? row % 2 : row % 4 < 2 ? 0 : 1));
  const table: Table = {
    rowCount: 85,
    columns: [
      { name: 'region', type: 'category', codes, categories: ['a', 'b', 'c'] },
      { name: 'story', type: 'text', texts: Array.from({ length: 85 }, () => 'x') },
    ],
  };
  const target = { kind: 'classification', labels, classCount: 2 } as const;
  const answers = Float64Array.from(selected.flatMap((is) => [1 - is, is]));
  const of = (column: string) => fairnessOf({ table, column, part: 'test', target, answers, rows: all(85) });

  it('states selection, true positive and false positive rates of every group', () => {
    expect(of('region').groups.map(({ metrics, ...rates }) => ({ rows: metrics.rows, ...rates }))).toEqual([
      { rows: 40, group: 'a', selectionRate: 0.5, truePositiveRate: 1, falsePositiveRate: 0 },
      { rows: 40, group: 'b', selectionRate: 0.5, truePositiveRate: 0.5, falsePositiveRate: 0.5 },
      { rows: 5, group: 'c', selectionRate: 0.4, truePositiveRate: 0.5, falsePositiveRate: 1 / 3 },
    ]);
  });

  it('names the groups of the largest difference, and compares no group of fewer than 30 rows', () => {
    const { differences, leastRows } = of('region');
    expect(leastRows).toBe(30);
    expect(differences).toContainEqual({ metric: 'truePositiveRate', difference: 0.5, highest: 'a', lowest: 'b' });
    expect(differences).toContainEqual({ metric: 'accuracy', difference: 0.5, highest: 'a', lowest: 'b' });
    expect(differences.flatMap(({ highest, lowest }) => [highest, lowest])).not.toContain('c');
  });

  it('lists the 50 largest groups, and says how many more there are', () => {
    const many = Int32Array.from({ length: 85 }, (_, row) => row % 60);
    const towns = { name: 'town', type: 'category', codes: many, categories: Array.from(many, String) } as const;
    const fairness = fairnessOf({
      ...{ table: { rowCount: 85, columns: [towns] }, column: 'town', part: 'test' },
      ...{ target, answers, rows: all(85) },
    });
    expect(fairness).toMatchObject({ groups: { length: 50 }, moreGroups: 10 });
  });

  it.each([
    ['gone', 'There is no column "gone"'],
    ['story', 'holds texts'],
  ])('refuses to group by "%s"', (column, detail) => {
    expect(() => of(column)).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining(detail) }),
    );
  });
});

describe('groups', () => {
  const sizes = (groups: Map<string, Int32Array>) =>
    Object.fromEntries([...groups].map(([group, positions]) => [group, positions.length]));

  it('are quarters of numbers, in their order, with what is missing last', () => {
    const values = Float64Array.from({ length: 101 }, (_, row) => (row === 50 ? Number.NaN : 100 - row));
    const groups = groupsOf({ name: 'age', type: 'number', values }, all(101));
    expect([...groups.keys()]).toEqual(['0 to below 25', '25 to below 51', '51 to below 76', '76 to 100', 'missing']);
    expect(sizes(groups)).toEqual({
      '0 to below 25': 25,
      '25 to below 51': 25,
      '51 to below 76': 25,
      '76 to 100': 25,
      missing: 1,
    });
  });

  it('are the values themselves where those are few', () => {
    const values = Float64Array.from({ length: 30 }, (_, row) => row % 3);
    expect(sizes(groupsOf({ name: 'n', type: 'integer', values }, all(30)))).toEqual({ 0: 10, 1: 10, 2: 10 });
  });

  it('are quarters of dates', () => {
    const values = Float64Array.from({ length: 40 }, (_, row) => 19_000 + row);
    expect([...groupsOf({ name: 'd', type: 'date', values }, all(40)).keys()][0]).toBe(
      '2022-01-08 to below 2022-01-18',
    );
  });

  it('hold every row once, whatever the column', () => {
    const columns = [
      {
        name: 'b',
        type: 'boolean',
        values: Float64Array.from({ length: 50 }, (_, row) => [0, 1, Number.NaN][row % 3]!),
      },
      {
        name: 'c',
        type: 'category',
        codes: Int32Array.from({ length: 50 }, (_, row) => (row % 4) - 1),
        categories: ['x', 'y', 'z'],
      },
      { name: 'n', type: 'number', values: Float64Array.from({ length: 50 }, (_, row) => (row < 40 ? 1 : row)) },
    ] as const;
    for (const column of columns) {
      const positions = [...groupsOf(column, all(50)).values()].flatMap((group) => [...group]);
      expect(positions.sort((a, b) => a - b)).toEqual([...all(50)]);
    }
  });
});
