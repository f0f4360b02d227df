import { describe, expect, it } from 'vitest';
import type { Manifest } from '#lib/registry/manifest';
import { manifestOf } from '#lib/training/pipeline/describe-model';
import type { Table } from '#lib/training/table';
import { fitForTest } from './fit-for-test.ts';
import { categoryColumn, mixedTable, numberColumn, tableOf } from './tables.ts';

async function manifestFor(table: Table, target: string, ignore: string[] = []): Promise<Manifest> {
  const fitted = await fitForTest(table, { target, choice: { algorithm: 'hybrid' }, ignore });
  const facts = { dataset: 'mixed, version 1', results: '| metric | value |', notes: ['Said aloud.'] };
  return manifestOf(fitted.pipeline, table, {
    ...facts,
    target: fitted.target,
    trainRows: fitted.trainRows,
    heldOutRows: fitted.validationRows,
  });
}

const manifest = await manifestFor(mixedTable(400), 'likes', ['score', 'level']);
const featureNamed = (name: string) => manifest.features.find((feature) => feature.name === name);

describe('the manifest of a pipeline', () => {
  it('has a feature of the right type for each column, null where values may be missing', () => {
    expect(featureNamed('amount')).toMatchObject({ type: 'number', default: null });
    expect(featureNamed('amount')).not.toHaveProperty('min');
    expect(featureNamed('visits')).toMatchObject({
      type: 'integer',
      default: null,
      description: '0 to 11 in the data',
    });
    expect(featureNamed('member')).toMatchObject({ type: 'boolean', default: null });
    expect(featureNamed('since')).toMatchObject({ type: 'date', default: null });
    expect(featureNamed('city')).toMatchObject({ type: 'category', open: true, default: null });
    expect(featureNamed('note')).toMatchObject({ type: 'text', default: null });
    expect(featureNamed('label')).toMatchObject({ type: 'number', input: 'column label' });
    expect(featureNamed('label')).not.toHaveProperty('default');
    expect(manifest).toMatchObject({ task: 'classification', labels: ['no', 'yes'] });
  });

  it('shows twenty held-out rows as examples, from the least likely to the likeliest', () => {
    const positives = manifest.examples.map(({ expected }) => expected!.probabilities!.yes!);
    expect(positives).toHaveLength(20);
    expect(positives).toEqual(positives.toSorted((a, b) => a - b));
    expect(manifest.examples.every(({ name }) => (Number(name!.split(' ')[1]) - 1) % 4 === 0)).toBe(true);
  });

  it('has a card that says what it is, from what, how good, and its limits', () => {
    for (const part of ['# likes', 'mixed, version 1: 300 rows', '| metric |', '## Limits', '- Said aloud.']) {
      expect(manifest.card).toContain(part);
    }
  });
});

describe('the baseline', () => {
  const { baseline } = manifest;

  it('counts every training row once in each feature', () => {
    for (const [name, feature] of Object.entries(baseline!.features)) {
      const rows =
        feature.kind === 'categories'
          ? feature.top.reduce((sum, { share }) => sum + share, feature.other) * 300
          : feature.counts.reduce((sum, count) => sum + count, 0);
      expect(rows + feature.missing * 300, name).toBeCloseTo(300, 0);
      if (feature.kind !== 'categories') expect(feature.edges).toHaveLength(feature.counts.length + 1);
    }
  });

  it('holds the shares of labels, as they are and as predicted', () => {
    expect(baseline!.target.kind).toBe('labels');
    for (const part of [baseline!.target, baseline!.predictions]) {
      const shares = part.kind === 'labels' ? Object.values(part.shares) : [];
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    }
  });

  it('of a number to be predicted is its histogram', async () => {
    const values = Array.from({ length: 200 }, (_, row) => row / 7);
    const table = tableOf(
      numberColumn('x', values),
      numberColumn(
        'y',
        values.map((value) => value * 2),
      ),
    );
    const regression = await manifestFor(table, 'y');
    expect(regression.baseline!.target).toMatchObject({ kind: 'values', edges: expect.any(Array) });
    expect(regression.examples[0]!.expected).toMatchObject({ value: expect.any(Number) });
  });
});

it('stays small for very wide tables', async () => {
  const rows = Array.from({ length: 60 }, (_, row) => row);
  const wide = Array.from({ length: 2_000 }, (_, column) =>
    categoryColumn(
      `c${column}`,
      rows.map((row) => `value ${(row + column) % 7}`),
    ),
  );
  const table = tableOf(
    ...wide,
    categoryColumn(
      'y',
      rows.map((row) => (row % 2 ? 'a' : 'b')),
    ),
  );
  const fitted = await fitForTest(table, { target: 'y', choice: { algorithm: 'decision-tree' } });
  const { pipeline, target, trainRows, validationRows: heldOutRows } = fitted;
  const described = manifestOf(pipeline, table, {
    dataset: 'wide',
    results: '',
    notes: [],
    target,
    trainRows,
    heldOutRows,
  });
  expect(described.features).toHaveLength(2_000);
  expect(JSON.stringify(described).length).toBeLessThan(3_000_000);
});
