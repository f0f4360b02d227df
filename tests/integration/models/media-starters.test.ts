import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ready } from '#tests/integration/quarantine/quarantined';
import { readShipped } from './starter.ts';

const starters = await readShipped();

it.each(['keyword', 'motion'])(
  'certifies %s, its recordings or films read where nobody trusts the file yet',
  async (slug) => {
    const { modelPath, manifest } = starters.find((starter) => starter.slug === slug)!;
    const { certificate } = await ready(await readFile(modelPath), manifest);
    expect(certificate).toMatchObject({ batchable: true, deterministic: true });
  },
  60_000,
);
