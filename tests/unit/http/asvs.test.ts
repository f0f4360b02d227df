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

test('every requirement that docs/asvs.md calls met names a test that shows it', async () => {
  const text = await readFile(new URL('docs/asvs.md', root), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| \d/.test(line) && line.includes('| met |'));
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.filter((row) => !/`tests\/|the matrix/.test(row))).toEqual([]);
});

test('no requirement of the table is spoken of twice', async () => {
  const text = await readFile(new URL('docs/asvs.md', root), 'utf8');
  const numbers = [...text.matchAll(/^\| (\d[^|]*) \|/gm)].flatMap(([, list]) => list!.split(', '));
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
});
