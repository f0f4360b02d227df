import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const Locked = z.object({
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
});
const text = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');
const { packages } = z.object({ packages: z.record(z.string(), Locked) }).parse(JSON.parse(text));
/** The first is the project itself; what another carries within itself is covered by that one's sum. */
const installed = Object.entries(packages).filter(([path, { link }]) => path.startsWith('node_modules/') && !link);

test('every package that is installed is known by its sum', () => {
  expect(installed.length).toBeGreaterThan(100);
  const without = installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path);
  expect(without).toEqual([]);
});

test('they all come from one registry, over https', () => {
  const origins = new Set(installed.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).origin] : [])));
  expect(origins.size).toBeLessThanOrEqual(1);
  for (const origin of origins) expect(origin).toMatch(/^https:/);
});
