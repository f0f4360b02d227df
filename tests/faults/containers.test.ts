import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedServer, openToServer, startEmbedded } from '#db/embedded';
import { freePort } from '#db/free-port';
import { type Command, startCommand } from '#tests/support/product';
import { until } from '#tests/support/until';

// docker-compose.yml, without an engine: the same commands with the same settings and the files that the Dockerfile
// copies, on a database and a Redis of their own, web and worker started at once on an empty database.
let folder = '';
let database: EmbeddedServer;
let redis: { url: string; stop: () => Promise<void> } | null;
let web: Command;
let worker: Command;
let url = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-containers-'));
  await openToServer(folder);
  database = await startEmbedded({ folder, logFile: join(folder, 'postgres.log'), settings: { fsync: 'off' } });
  redis = await startRedis();
  const port = String(await freePort());
  url = `http://localhost:${port}`;
  const shared = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'data'), REDIS_URL: redis?.url ?? '' };
  const image = await copyAsImage();
  web = startCommand(['scripts/run.ts', 'web'], { ...shared, PORT: port }, image);
  worker = startCommand(['scripts/run.ts', 'worker'], { ...shared, PUBLIC_URL: url }, image);
});
afterAll(async () => {
  await Promise.all([web?.stop(), worker?.stop()]);
  await database?.stop();
  await redis?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What the last stage of the Dockerfile copies; the packages are those of the repository. */
async function copyAsImage(): Promise<string> {
  const image = join(folder, 'image');
  const lastStage = (await readFile('Dockerfile', 'utf8')).split(/^FROM /m).at(-1) ?? '';
  for (const [, list = ''] of lastStage.matchAll(/^COPY (?:--from=build )?(?!--)(.+) \S+$/gm)) {
    for (const path of list.split(' ').map((name) => name.replace(/^\/app\//, ''))) {
      const filter = (source: string) => !/\.next\/(cache|dev)(\/|$)/.test(source);
      await cp(path, join(image, path), { recursive: true, filter });
    }
  }
  await symlink(resolve('node_modules'), join(image, 'node_modules'));
  return image;
}

async function startRedis() {
  const port = await freePort();
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], { cwd: folder });
  const ready = once(server.stdout, 'data').then(() => true);
  if (!(await Promise.race([ready, once(server, 'error').then(() => false)]))) return null;
  const ended = once(server, 'exit');
  const stop = async () => {
    server.kill();
    await ended;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/** Each starter is a folder of models/ with its manifest. */
const starters = globSync('models/*/model.json');
const health = async () => (await fetch(`${url}/api/health`).catch(() => null))?.status;

test('both containers migrate and come up, and the web container prints how to make the first admin', async () => {
  await until(async () => (await health()) === 200);
  await until(() => /\/set-up\?token=[\w-]{20,}/.test(web.output()));
  expect(web.output()).toContain(`Make the first admin: ${url}/set-up?token=`);
  expect(worker.child.exitCode).toBeNull();
});

test('nobody gets in without an account', async () => {
  const call = JSON.stringify({ model: 'iris', input: {} });
  expect((await fetch(`${url}/api/predict`, { method: 'POST', body: call })).status).toBe(401);
});

test('the set-up token makes the first admin, and the starter models follow', async () => {
  const token = web.output().match(/token=([\w-]+)/)?.[1];
  const account = { email: 'owner@example.org', name: 'Owner', password: 'correct horse battery staple 7' };
  const made = await fetch(`${url}/api/v1/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, ...account }),
  });
  expect(made.status, await made.text()).toBe(201);
  const sql = postgres(database.url, { max: 1 });
  const inProduction = async () =>
    (await sql`select slug from models join alias_changes on model_id = models.id and alias = 'production'`).length;
  await until(async () => (await inProduction()) === starters.length);
  await sql.end();
});

test('both end well when they are asked to stop', async () => {
  expect(await Promise.all([web.stop(), worker.stop()])).toEqual([0, 0]);
});

test('without a database there is one clear line', async () => {
  const alone = startCommand(['scripts/run.ts', 'web'], {});
  expect(await alone.ended).toBe(1);
  expect(alone.output().trim()).toBe('DATABASE_URL is not set. Give it the address of a PostgreSQL database.');
});
