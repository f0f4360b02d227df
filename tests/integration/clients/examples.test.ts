import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import { createClient } from '#root/clients/typescript/src/create-client.ts';
import { makePerson } from '#tests/integration/auth/people';
import { work } from '#tests/integration/batch/jobs';
import { startApi } from '#tests/integration/clients/api-server';
import { iris, serve, setosa } from '#tests/integration/predict/served';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const clients = fileURLToPath(new URL('../../../clients', import.meta.url));

let api: Awaited<ReturnType<typeof startApi>>;
let apiKey: string;
let folder: string;
beforeAll(async () => {
  const { ctx } = await makePerson('engineer');
  apiKey = (await createApiKey(ctx, { name: 'test', scopes: usableScopes(ctx.actor), limit: 'plan', expiresAt: null }))
    .key;
  api = await startApi();
  folder = await mkdtemp(join(tmpdir(), 'bellwether-examples-'));
  await serve(ctx, 'iris', await iris());
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

function run(program: string, args: string[], key = apiKey) {
  const env = { ...process.env, BELLWETHER_URL: api.url, BELLWETHER_API_KEY: key };
  return promisify(execFile)(program, args, { env, timeout: 30_000 });
}

const example = (name: string) => join(clients, 'examples', name);
const twoFlowers = /^setosa [01]\.\d\d\nvirginica [01]\.\d\d\n$/;

test.skipIf(!hasPython)('Python asks for predictions (where python3 is installed)', async () => {
  expect((await run('python3', [example('predict.py')])).stdout).toMatch(twoFlowers);
});

test.skipIf(!hasPython)('Python says why it was refused (where python3 is installed)', async () => {
  const refused = run('python3', [example('predict.py')], 'bw_wrong');
  await expect(refused).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('401 invalid-key: ') });
});

test('JavaScript asks for predictions, and says why it was refused', async () => {
  expect((await run(process.execPath, [example('predict.mjs')])).stdout).toMatch(twoFlowers);
  const refused = run(process.execPath, [example('predict.mjs')], 'bw_wrong');
  await expect(refused).rejects.toMatchObject({ stderr: expect.stringContaining('Error: 401 invalid-key: ') });
});

test('JavaScript has a file scored', async () => {
  const file = join(folder, 'flowers.csv');
  await writeFile(file, 'sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n');
  const bellwether = createClient({ baseUrl: api.url, apiKey });
  const ended = run(process.execPath, [example('batch.mjs'), file]);
  await expect.poll(async () => (await bellwether.batchJobs.list()).data.length, { timeout: 20_000 }).toBe(1);
  await work((await bellwether.batchJobs.list()).data[0]!.id);
  const { stdout, stderr } = await ended;
  expect(stderr).toContain('succeeded: 1 rows, 0 of them failed, 1 billed');
  expect(stdout).toMatch(/^sepal_length,.*\n5\.1,3\.5,1\.4,0\.2,setosa/);
});

test('JavaScript has rows answered while it writes them, a broken one by itself', async () => {
  const flower = JSON.stringify(setosa);
  const ended = run(process.execPath, [example('stream.mjs')]);
  ended.child.stdin?.write(`${flower}\n`);
  // The answer comes before there is another row.
  await once(ended.child.stdout!, 'data');
  ended.child.stdin?.end(`{"sepal_length": "long"}\n${flower}\n`);
  expect((await ended).stdout).toMatch(/^1 setosa\n2 invalid: .*\n3 setosa\n$/);
});

test('the example of the TypeScript client runs as its README has it', async () => {
  const readme = await readFile(join(clients, 'typescript/README.md'), 'utf8');
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  const source = join(clients, 'typescript/src/create-client.ts');
  const file = join(folder, 'readme.mts');
  await writeFile(file, code.replace("'@bellwether/client'", `'file://${source}'`));
  const { stdout } = await run(process.execPath, ['--no-warnings', file]);
  expect(stdout).toMatch(/label: 'setosa'[\s\S]*\n404 not-found There is no model/);
});
