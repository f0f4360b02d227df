import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);

test('the tests and files that docs/asvs.md shows its claims by are there', async () => {
  const text = await readFile(new URL('docs/asvs.md', root), 'utf8');
  const named = [...text.matchAll(/`((?:tests|lib|docs|components)\/[\w./-]+)`/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
