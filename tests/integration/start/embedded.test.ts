import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedServer, endEmbedded, openToServer, startEmbedded } from '#db/embedded';

let folder = '';
let other: ChildProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-embedded-'));
  await openToServer(folder);
});
afterEach(async () => {
  other?.kill('SIGKILL');
  await endEmbedded(folder);
  await rm(folder, { recursive: true });
});

const start = () => startEmbedded({ folder, logFile: join(folder, 'postgres.log'), settings: { fsync: 'off' } });

async function withSql<T>(server: EmbeddedServer, use: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  try {
    return await use(sql);
  } finally {
    await sql.end();
  }
}
const write = (server: EmbeddedServer) => withSql(server, (sql) => sql`create table kept as select 42 as answer`);
const read = (server: EmbeddedServer) =>
  withSql(server, async (sql) => (await sql`select answer from kept`)[0]?.answer);

test('data, address and password survive a stop, and only the owner can read the password', async () => {
  const first = await start();
  await write(first);
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await read(second)).toBe(42);
  expect((await stat(join(folder, 'postgres.json'))).mode & 0o777).toBe(0o600);
});

test('what was committed before kill -9 is there after the next start', async () => {
  const first = await start();
  await write(first);
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  expect(await read(await start())).toBe(42);
});

test('a server that a killed supervisor left running is ended, and its data served', async () => {
  const left = await start();
  await write(left);
  const next = await start();
  await left.exited;
  expect(next.pid).not.toBe(left.pid);
  expect(await read(next)).toBe(42);
});

test('a stale pid file that names another program neither stops the start nor that program', async () => {
  const first = await start();
  await write(first);
  const pidFile = join(folder, 'postgres', 'postmaster.pid');
  const note = await readFile(pidFile, 'utf8');
  await first.stop();
  other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(other, 'spawn');
  await writeFile(pidFile, note.replace(/^\d+/, String(other.pid)));
  expect(await read(await start())).toBe(42);
  expect(other.exitCode).toBeNull();
  expect(other.signalCode).toBeNull();
});

test('a first start that was interrupted can be repeated', async () => {
  await mkdir(join(folder, 'postgres.new', 'base'), { recursive: true });
  const server = await start();
  await write(server);
  expect(await read(server)).toBe(42);
});

test('a data folder can be moved', async () => {
  const first = await start();
  await write(first);
  await first.stop();
  const moved = `${folder}-moved`;
  await rename(folder, moved);
  folder = moved;
  expect(await read(await start())).toBe(42);
});

test('when another program has taken the port, it moves to a free one', async () => {
  const first = await start();
  await write(first);
  await first.stop();
  const thief = createServer().listen(first.port, '127.0.0.1');
  await once(thief, 'listening');
  const second = await start();
  expect(second.port).not.toBe(first.port);
  expect(await read(second)).toBe(42);
  thief.close();
});

test('only this machine can connect, and only with the password', async () => {
  const server = await start();
  const wrong = new URL(server.url);
  wrong.password = 'guess';
  await expect(withSql({ ...server, url: wrong.href }, (sql) => sql`select 1`)).rejects.toThrow(/password/);
  const [row] = await withSql(server, (sql) => sql`show listen_addresses`);
  expect(row?.listen_addresses).toBe('127.0.0.1');
});
