import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openToServer } from '#db/embedded';
import { freePort } from '#db/free-port';
import { type Product, type ProductPids, startCommand, startProduct } from '#tests/support/product';
import { until } from '#tests/support/until';

const run = promisify(execFile);
let dataDir = '';
let product: Product;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bellwether-start-'));
  await openToServer(dataDir);
  product = await startProduct({ dataDir });
});
afterAll(async () => {
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const allOf = ({ supervisor, web, worker, postgres }: ProductPids) => [supervisor, ...web, worker ?? 0, postgres ?? 0];
const isHealthy = async () => (await fetch(`${product.url}/api/health`).catch(() => null))?.ok === true;

/** Runs a start that is expected to give up, and returns what it said. */
async function failedStart(env: Record<string, string>): Promise<string> {
  const started = startCommand(['scripts/start.ts'], env);
  expect(await started.ended).toBe(1);
  return started.output().trim();
}

test('the curl line works when pasted, and the account is kept for the owner alone', async () => {
  const line = product.output().match(/^ *curl .*$/m)?.[0] ?? '';
  const { stdout } = await run('bash', ['-c', line]);
  expect(JSON.parse(stdout)).toMatchObject({ model: 'iris', predictions: [{ label: 'setosa' }] });
  expect((await stat(join(dataDir, 'first-run.json'))).mode & 0o777).toBe(0o600);
  expect(product.output()).toContain(product.password);
});

describe('one clear line, and the running product is left alone, when', () => {
  const oneLine = /^[^\n]+$/;

  test('the data folder is in use', async () => {
    const said = await failedStart({ DATA_DIR: dataDir, PORT: String(await freePort()) });
    expect(said).toMatch(oneLine);
    expect(said).toContain(`process ${(await product.pids()).supervisor}, ${product.url}`);
    expect(await isHealthy()).toBe(true);
  });

  test('the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await until(() => other.listening);
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-start-'));
    const said = await failedStart({ DATA_DIR: folder, PORT: port });
    expect(said).toMatch(oneLine);
    expect(said).toContain(`Port ${port} is taken`);
    other.close();
    await rm(folder, { recursive: true });
  });

  test('DATABASE_URL is wrong, without its password', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-start-'));
    const url = `postgres://me:do-not-print@127.0.0.1:${await freePort()}/x`;
    const said = await failedStart({ DATA_DIR: folder, PORT: String(await freePort()), DATABASE_URL: url });
    expect(said).toMatch(oneLine);
    expect(said).toContain('DATABASE_URL: no PostgreSQL answers at 127.0.0.1');
    expect(said).not.toContain('do-not-print');
    await rm(folder, { recursive: true });
  });

  test('a setting does not fit', async () => {
    const said = await failedStart({ DATA_DIR: dataDir, PORT: 'eighty' });
    expect(said).toMatch(oneLine);
    expect(said).toContain('PORT');
  });
});

test.each(['web', 'worker', 'postgres'] as const)(
  'kill -9 of %s: it is started again and all is well',
  async (name) => {
    const before = (await product.pids())[name];
    const victim = Array.isArray(before) ? before[0] : before;
    process.kill(victim!, 'SIGKILL');
    await until(async () => {
      const after = (await product.pids())[name];
      const now = Array.isArray(after) ? after[0] : after;
      return Boolean(now) && now !== victim && (await isHealthy());
    });
  },
);

test('a supervisor that is killed takes everything along; the next start finds the data', async () => {
  const before = await product.pids();
  process.kill(before.supervisor, 'SIGKILL');
  await until(() => !allOf(before).some(isAlive));
  product = await startProduct({ dataDir });
  const kept = JSON.parse(await readFile(join(dataDir, 'first-run.json'), 'utf8'));
  expect(kept.apiKey).toBe(product.apiKey);
  const line = product.output().match(/^ *curl .*$/m)?.[0] ?? '';
  expect(line).toContain(product.apiKey);
  expect(JSON.parse((await run('bash', ['-c', line])).stdout)).toMatchObject({ model: 'iris' });
  expect(product.output()).not.toContain(product.password);
});

test('when it is asked to stop it ends well and leaves no process behind', async () => {
  const pids = allOf(await product.pids());
  expect(pids.every(isAlive)).toBe(true);
  expect(await product.stop()).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
});
