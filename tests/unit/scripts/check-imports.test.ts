import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkImports } from '#scripts/check-imports.ts';
import { scanImports } from '#scripts/imports/scan-imports.ts';

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

async function complaintsAbout(files: Record<string, string>): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'bellwether-imports-'));
  made.push(root);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return checkImports(root);
}

test.each([
  ['db may not know the product', 'db/a.ts', '#lib/registry/b', 'lib/registry/b.ts', 'db may import from itself only'],
  [
    'lib may not know the worker',
    'lib/registry/a.ts',
    '#workers/b',
    'workers/b.ts',
    'lib may import from itself, db only',
  ],
  [
    'pages may not reach the database',
    'app/page.tsx',
    '#db/b',
    'db/b.ts',
    'app may import from itself, components, lib only',
  ],
  ['nothing imports app', 'lib/http/a.ts', '#app/b.ts', 'app/b.ts', 'nothing imports app'],
  [
    'inference stands above registry',
    'lib/registry/a.ts',
    '#lib/inference/b',
    'lib/inference/b.ts',
    'lib/registry may import from',
  ],
  ['a leaf calls no area', 'lib/usage/a.ts', '../registry/b.ts', 'lib/registry/b.ts', 'lib/usage may import from'],
  ['the client is published by itself', 'clients/a.ts', '#lib/b', 'lib/b.ts', 'clients may import from itself only'],
  ['http is the edge', 'lib/batch/a.ts', '#lib/http/b', 'lib/http/b.ts', 'lib/http is the edge'],
])('%s', async (_, from, specifier, target, rule) => {
  const complaints = await complaintsAbout({ [from]: `\nimport { b } from '${specifier}';\n`, [target]: '' });
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toContain(`${from}:2 imports ${specifier}: `);
  expect(complaints[0]).toContain(rule);
});

test.each([
  ['next', 'lib/registry/a.ts'],
  ['next-auth/jwt', 'workers/a.ts'],
  ['react', 'lib/billing/a.ts'],
  ['@mantine/core', 'scripts/a.ts'],
])('the web framework (%s) stays out of %s', async (name, from) => {
  expect(await complaintsAbout({ [from]: `import x from '${name}';` })).toEqual([
    expect.stringContaining(`${from}:1 imports ${name}`),
  ]);
});

test('what the plan allows is allowed', async () => {
  const complaints = await complaintsAbout({
    'app/page.tsx': `import { C } from '#components/c.tsx';\nimport { predict } from '#lib/inference/predict';\nimport 'next/link';`,
    'components/c.tsx': `import type { Manifest } from '#lib/registry/manifest';\nimport { useState } from 'react';`,
    'lib/inference/predict.ts': `import { Manifest } from '#lib/registry/manifest';\nimport { record } from '../usage/ledger.ts';`,
    'lib/usage/ledger.ts': `import { db } from '#db/client';`,
    'lib/http/next-route.ts': `import { NextRequest } from 'next/server';\nimport { predict } from '#lib/inference/predict';`,
    'lib/registry/manifest.ts': `import { may } from '#lib/auth/may';`,
    'lib/auth/may.ts': `import type { Ctx } from '#lib/context';`,
    'lib/context.ts': `import type { Role } from '#lib/auth/may';`,
    'lib/env.ts': `import { z } from 'zod';`,
    'db/client.ts': `import { env } from '#lib/env';`,
    'workers/main.ts': `import { predict } from '#lib/inference/predict';`,
    'server.ts': `const { x } = await import('#lib/http/next-route');`,
  });
  expect(complaints).toEqual([]);
});

test('components run only what a browser can run too, however far down Node is needed', async () => {
  const complaints = await complaintsAbout({
    'components/a.ts': `import { fits } from '#lib/registry/fits';\nimport { read } from '#lib/registry/read';`,
    'lib/registry/fits.ts': `import { z } from 'zod';\nimport { deep } from './deep.ts';`,
    'lib/registry/deep.ts': `import type { Stats } from 'node:fs';`,
    'lib/registry/read.ts': `import { low } from './low.ts';`,
    'lib/registry/low.ts': `import { open } from 'node:fs';`,
  });
  expect(complaints).toEqual([
    'components/a.ts:2 imports #lib/registry/read: components import types of lib ("import type"), and functions only where those run in a browser too',
  ]);
});

test('files that import each other in a circle are named in order; types do not count', async () => {
  const circle = await complaintsAbout({
    'lib/registry/a.ts': `import { b } from './b.ts';`,
    'lib/registry/b.ts': `import { c } from '#lib/registry/c';`,
    'lib/registry/c.ts': `import { a } from './a.ts';\nimport { d } from './d.ts';`,
    'lib/registry/d.ts': `import type { a } from './a.ts';`,
  });
  expect(circle).toEqual([
    'lib/registry/a.ts:1 imports itself in a circle: lib/registry/a.ts → lib/registry/b.ts → lib/registry/c.ts → lib/registry/a.ts',
  ]);
});

test('barrel files are refused, by name and by what they do', async () => {
  const complaints = await complaintsAbout({
    'lib/registry/index.ts': '',
    'lib/registry/all.ts': `export * from './manifest.ts';`,
    'lib/registry/manifest.ts': '',
  });
  expect(complaints).toEqual([
    expect.stringContaining('lib/registry/all.ts:1 imports ./manifest.ts: no barrel files'),
    expect.stringContaining('lib/registry/index.ts:1 is a barrel file'),
  ]);
});

test('imports are found in every form, and not in comments', () => {
  const source = [
    `import a from 'a';`,
    `import type { B } from 'b';`,
    `import {`,
    `  c,`,
    `} from 'c';`,
    `// import d from 'd';`,
    `/* import`,
    `   e from 'e'; */`,
    `import 'f';`,
    `const g = await import('g');`,
    `export { h } from 'h';`,
    `const text = "from 'nowhere'";`,
  ].join('\n');
  expect(scanImports(source).map(({ specifier, line, kind }) => [specifier, line, kind])).toEqual([
    ['a', 1, 'value'],
    ['b', 2, 'type'],
    ['c', 5, 'value'],
    ['f', 9, 'value'],
    ['g', 10, 'dynamic'],
    ['h', 11, 'value'],
  ]);
});
