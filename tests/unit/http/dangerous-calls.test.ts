import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const files = await Array.fromAsync(glob('{app,components,db,lib,workers}/**/*.{ts,tsx}', { cwd: root.pathname }));
const sources = await Promise.all(
  [...files, 'server.ts', 'proxy.ts'].map(async (file) => [file, await readFile(new URL(file, root), 'utf8')] as const),
);
const having = (pattern: RegExp) => sources.filter(([, source]) => pattern.test(source)).map(([file]) => file);

/** Programs that are started, and why nothing that a person sent is a part of their command. */
const startsPrograms: Record<string, string> = {
  'db/embedded-process.ts': 'PostgreSQL itself, with a fixed guard of `sh -c` that gets a process id as its argument',
};

test('no command line is made of text: programs are started with lists of arguments, without a shell', () => {
  expect(having(/\bexec(Sync)?\(['"`]|\bexecSync\b|shell: true/)).toEqual([]);
  expect(having(/\bspawn(Sync)?\(/)).toEqual(Object.keys(startsPrograms));
});

/** Where a text becomes a program after all, and why that may be. */
const runsText: Record<string, string> = {
  'lib/inference/codecs/text/find-matches.ts':
    'node:vm with a program of ours: it stops a regular expression that takes too long',
};

test('no text that was sent is run as a program, and no page takes messages of another', () => {
  const isJavaScript = /(?<!\.|\basync )\beval\(|new Function\(|from 'node:vm'/;
  expect(having(isJavaScript)).toEqual(Object.keys(runsText));
  expect(having(/addEventListener\('message'|window\.postMessage|\bparent\.postMessage/)).toEqual([]);
});

test('HTML is written by React alone', () => {
  expect(having(/dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write/)).toEqual([]);
});
