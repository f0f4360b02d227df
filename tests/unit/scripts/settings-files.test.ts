import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseEnv } from '#lib/env';

const read = (file: string) => readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');

test('.env.example explains every setting, and names none that does not exist', async () => {
  const settings = (await read('lib/env.ts')).matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm);
  const explained = (await read('.env.example')).matchAll(/^#([A-Z][A-Z0-9_]*)=/gm);
  expect([...explained].map(([, name]) => name).sort()).toEqual([...settings].map(([, name]) => name).sort());
});

test('.env.example shows the values that hold when nothing is set', async () => {
  const defaults: Record<string, unknown> = parseEnv({});
  for (const [, name = '', value] of (await read('.env.example')).matchAll(/^#([A-Z][A-Z0-9_]*)=(.+)$/gm)) {
    if (defaults[name] !== undefined && defaults[name] !== '')
      expect([name, value]).toEqual([name, String(defaults[name])]);
  }
});

test('an empty setting counts as not set', () => {
  expect(parseEnv({ PORT: '', HOST: '', REDIS_URL: '' })).toEqual(parseEnv({}));
});

test('the images of the compose file run what the tests of the containers run', async () => {
  const compose = await read('docker-compose.yml');
  expect(compose).toContain('command: [node, scripts/run.ts, web]');
  expect(compose).toContain('command: [node, scripts/run.ts, worker]');
});
