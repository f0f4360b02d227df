import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { endEmbedded, openToServer, startEmbedded } from '#db/embedded';
import { freePort } from '#db/free-port';
import { migrate } from '#db/migrate';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of a database from which others can be made and dropped. */
    adminDatabaseUrl: string;
    /** A database with all migrations applied, to clone. */
    templateDatabase: string;
    /** A real Redis of this run, or null where no redis-server is installed. */
    redisUrl: string | null;
  }
}

type Stop = () => Promise<void>;
const prefix = 'bellwether-test-';

/** One PostgreSQL and one Redis for a whole run of integration tests. TEST_DATABASE_URL takes the first one's place. */
export default async function startServers(project: TestProject): Promise<Stop> {
  await sweepAbandoned();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  await openToServer(folder);
  const [database, redis] = await Promise.all([startDatabase(folder), startRedis(folder)]);
  const templateDatabase = `bellwether_template_${process.pid}`;
  const admin = postgres(database.url, { max: 1, onnotice: () => {} });
  await admin`drop database if exists ${admin(templateDatabase)}`;
  await admin`create database ${admin(templateDatabase)}`;
  const template = new URL(database.url);
  template.pathname = `/${templateDatabase}`;
  await migrate(template.href);

  project.provide('adminDatabaseUrl', database.url);
  project.provide('templateDatabase', templateDatabase);
  project.provide('redisUrl', redis?.url ?? null);
  return async () => {
    await admin`drop database if exists ${admin(templateDatabase)} with (force)`;
    await admin.end();
    await Promise.all([database.stop(), redis?.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
}

async function startDatabase(folder: string): Promise<{ url: string; stop: Stop }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const inAHurry = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
  return startEmbedded({ folder, logFile: join(folder, 'postgres.log'), settings: inAHurry });
}

async function startRedis(folder: string): Promise<{ url: string; stop: Stop } | null> {
  const port = await freePort();
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const ready = new Promise<boolean>((resolve) => {
    server.stdout.on('data', (said: Buffer) => said.includes('Ready to accept connections') && resolve(true));
    void ended.then(() => resolve(false));
  });
  if (!(await ready)) return null;
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/** Ends what a killed test run left behind: its folder carries the pid of the process that made it. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.match(new RegExp(`^${prefix}(\\d+)-`))?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    await endEmbedded(folder).catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
