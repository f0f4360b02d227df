import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Operation } from '#lib/http/operation';
import { operations } from '#lib/http/operations/all';
import { otherRoutes, routePath } from '#tests/support/route-path';

const root = new URL('../../../', import.meta.url);
const files = (await Array.fromAsync(glob('app/**/route.ts', { cwd: root.pathname }))).toSorted();
const sources = await Promise.all(
  files
    .filter((file) => !(file in otherRoutes))
    .map(async (file) => ({ file, source: await readFile(new URL(file, root), 'utf8') })),
);

/** The operations that a route serves, by method: a route says `export const GET = nextRoute(…)`, and nothing else. */
async function servedBy(source: string): Promise<[string, Operation][]> {
  const imports = [...source.matchAll(/^import \{ (\w+) \} from '(#lib\/http\/[^']+)';$/gm)];
  const exported = [...source.matchAll(/^export const (\w+) = nextRoute\(([\w.]+)\);$/gm)];
  return Promise.all(
    exported.map(async ([, method, name]): Promise<[string, Operation]> => {
      const [variable, key] = name!.split('.');
      const module = await import(imports.find(([, imported]) => imported === variable)?.[2] ?? '');
      return [method!, key ? module[variable!][key] : module[variable!]];
    }),
  );
}

const routes = await Promise.all(
  sources.map(async ({ file, source }) => ({ file, source, served: await servedBy(source) })),
);

test.each(routes)('$file serves operations of the document at their own path and method, and nothing else', (route) => {
  expect(route.served.length).toBeGreaterThan(0);
  expect(route.source.match(/^export /gm)?.length).toBe(route.served.length);
  for (const [method, operation] of route.served) {
    expect(operations).toContain(operation);
    expect(`${method} ${routePath(route.file)}`).toBe(`${operation.about.method} ${operation.about.path}`);
  }
});

test('every operation of the document has its route', () => {
  const served = routes.flatMap(({ served }) => served.map(([, operation]) => operation));
  const without = operations.filter((operation) => !served.includes(operation)).map(({ about }) => about.id);
  expect(without).toEqual([]);
});
