import { describe, expect, it } from 'vitest';
import { claimsCsv } from '../../../models/claims/claims-csv.ts';
import { features } from '../../../models/claims/features.ts';
import { generateClaims } from '../../../models/claims/generate.ts';
import { readCsv } from '../../../models/read-csv.ts';

describe('generated claims', () => {
  const claims = [...generateClaims(20_000, 7)];

  it('are the same for the same seed, however many are asked for', () => {
    expect([...generateClaims(50, 7)]).toEqual(claims.slice(0, 50));
    expect([...generateClaims(50, 8)]).not.toEqual(claims.slice(0, 50));
  });

  it('are fraudulent in about 15 of 100 cases, as often as they say themselves', () => {
    const frauds = claims.filter(({ isFraud }) => isFraud).length / claims.length;
    const expected = claims.reduce((sum, { fraudProbability }) => sum + fraudProbability, 0) / claims.length;
    expect(frauds).toBeGreaterThan(0.13);
    expect(frauds).toBeLessThan(0.17);
    expect(Math.abs(frauds - expected)).toBeLessThan(0.01);
  });

  it.each(features)('keep to what the model accepts as $name', (feature) => {
    const values = claims.map(({ claim }) => Object.entries(claim).find(([name]) => name === feature.name)![1]);
    const odd = values.filter((value) => {
      if (value === null) return feature.type === 'text' || !('default' in feature) || feature.default !== null;
      if (feature.type === 'category') return !feature.categories.includes(String(value));
      if (feature.type !== 'number' && feature.type !== 'integer') return true;
      return !(Number(value) >= feature.min! && Number(value) <= feature.max!);
    });
    expect(odd).toEqual([]);
  });

  it('are written as CSV, missing values empty, and read back', () => {
    const [header, ...rows] = readCsv([...claimsCsv(claims.slice(0, 200))].join(''));
    expect(header).toEqual([...Object.keys(claims[0]!.claim), 'fraud']);
    expect(header?.slice(0, -1)).toEqual(features.map(({ name }) => name));
    expect(rows).toHaveLength(200);
    rows.forEach((row, index) => {
      expect(row[0]).toBe(String(claims[index]!.claim.age ?? ''));
      expect(row.at(-1)).toBe(claims[index]!.isFraud ? 'yes' : 'no');
    });
  });
});

describe('readCsv', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,\r\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['"x, ""y""","two\nlines"', [['x, "y"', 'two\nlines']]],
    ['a\n\nb', [['a'], ['b']]],
    ['', []],
  ])('reads %j', (text, rows) => {
    expect(readCsv(text)).toEqual(rows);
  });

  it('refuses a quote that never ends', () => {
    expect(() => readCsv('a\n"b')).toThrow('malformed near row 2');
  });
});
