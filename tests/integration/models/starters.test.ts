import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareAnswer } from '#lib/registry/compare-answer';
import { openStarter, probabilityOf, readShipped } from './starter.ts';

const starters = await readShipped();

it('ships the six starter models, each small enough to commit', () => {
  expect(starters.map(({ slug }) => slug).sort()).toEqual([
    'claims',
    'digits',
    'iris',
    'keyword',
    'motion',
    'sentiment',
  ]);
  for (const { modelPath } of starters) expect(statSync(modelPath).size).toBeLessThan(1_000_000);
});

describe.each(starters)('the starter model $slug', (starter) => {
  const { manifest } = starter;
  const rows = manifest.examples.map(({ input }) => input);

  it('has a card that says what held-out data showed, where the data is from, and the limits', () => {
    expect(manifest.card).toMatch(/^# /);
    for (const heading of ['## Data', '## Held-out results', '## Limits']) expect(manifest.card).toContain(heading);
  });

  it('answers every example as its manifest expects', async () => {
    const { answer } = await openStarter(starter);
    const answers = await answer(rows);
    expect(rows.length).toBeGreaterThanOrEqual(5);
    manifest.examples.forEach(({ name, expected }, index) => {
      expect(expected, `example ${name}`).toBeDefined();
      expect(compareAnswer(expected!, answers[index]!).problems, `example ${name}`).toEqual([]);
    });
  });

  it('answers a row alone as it does among others', async () => {
    const { answer } = await openStarter(starter);
    const together = await answer(rows);
    for (const [index, row] of rows.entries()) {
      const [alone] = await answer([row]);
      for (const label of manifest.labels!) {
        expect(probabilityOf(alone, label)).toBeCloseTo(probabilityOf(together[index], label), 6);
      }
    }
  });

  it('gives the same label in the graph itself, for clients that read its outputs', async () => {
    const { graphLabels } = await openStarter(starter);
    expect(await graphLabels(rows)).toEqual(manifest.examples.map(({ expected }) => expected?.label));
  });
});
