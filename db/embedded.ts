import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { z } from 'zod';
import { embeddedHome, type Home } from './embedded-home.ts';
import { asOwner, endLeftover, endServer, endWithThisProcess, startServer } from './embedded-process.ts';
import { freePort } from './free-port.ts';

const run = promisify(execFile);
const databaseName = 'bellwether';

/** What is kept beside the data, mode 600: how to find the server again. */
const Kept = z.object({ port: z.number(), password: z.string(), cluster: z.string() });
type Kept = z.infer<typeof Kept>;

export type EmbeddedServer = {
  /** Connection string of the product's database. */
  url: string;
  /** Where the data lies: mostly in the folder given, see `embeddedHome`. */
  cluster: string;
  port: number;
  pid: number;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  /** Ends it: running statements are cut off, nothing committed is lost. */
  stop: () => Promise<void>;
};

/**
 * Starts the PostgreSQL server that comes with the product, its data in `folder/postgres`; loopback only, on a port
 * that is kept where possible, or on `port` and no other. Makes the cluster on first use, and ends a server that an
 * earlier, killed process left on the same data. `settings` are PostgreSQL's own. Throws the server's last log lines
 * when it does not come up.
 */
export async function startEmbedded(options: {
  folder: string;
  logFile: string;
  port?: number;
  settings?: Record<string, string>;
}): Promise<EmbeddedServer> {
  const { folder, logFile, settings = {} } = options;
  await mkdir(folder, { recursive: true });
  const keptFile = join(folder, 'postgres.json');
  const before = await readKept(keptFile);
  const home = await embeddedHome(folder, before?.cluster);
  if (before) await endLeftover(home);
  const kept: Kept = {
    port: options.port ?? (await freePort(before?.port)),
    password: before?.password ?? randomBytes(24).toString('base64url'),
    cluster: home.cluster,
  };
  await writeFile(keptFile, JSON.stringify(kept), { mode: 0o600 });
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) await makeCluster(home, kept.password, settings.fsync !== 'off');

  const server = await startServer(home, kept.port, logFile, settings);
  endWithThisProcess(server);
  const address = `postgres://postgres:${kept.password}@127.0.0.1:${kept.port}`;
  await makeDatabase(`${address}/postgres`);
  return {
    url: `${address}/${databaseName}`,
    cluster: home.cluster,
    port: kept.port,
    pid: server.process.pid ?? 0,
    exited: server.exited,
    stop: async () => {
      await endServer(home);
      await server.exited;
    },
  };
}

/** Ends a server that a killed process left running on `folder`'s data, if there is one. */
export async function endEmbedded(folder: string): Promise<void> {
  const kept = await readKept(join(folder, 'postgres.json'));
  if (kept) await endLeftover(await embeddedHome(folder, kept.cluster));
}

async function readKept(file: string): Promise<Kept | null> {
  if (!existsSync(file)) return null;
  const kept = Kept.safeParse(JSON.parse(await readFile(file, 'utf8')));
  return kept.success ? kept.data : null;
}

/** The cluster is made beside its place and then moved, so that an interrupted first start leaves nothing half-made. */
async function makeCluster(home: Home, password: string, durable: boolean): Promise<void> {
  const unfinished = `${home.cluster}.new`;
  const passwordFile = `${home.cluster}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (home.owner) {
    await chown(unfinished, home.owner.uid, home.owner.gid);
    await chown(passwordFile, home.owner.uid, home.owner.gid);
  }
  try {
    // PostgreSQL's own C.UTF-8 sorts alike on every system, whatever locales are installed there.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    const haste = durable ? [] : ['--no-sync'];
    await run(home.bin.initdb, [`--pgdata=${unfinished}`, ...locale, ...access, ...haste], asOwner(home));
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, home.cluster);
}

async function makeDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const there = await sql`select 1 from pg_database where datname = ${databaseName}`;
    if (there.length === 0) await sql`create database ${sql(databaseName)}`;
  } finally {
    await sql.end();
  }
}

/** Lets PostgreSQL's own user walk into a folder that was made for one owner only. */
export async function openToServer(folder: string): Promise<void> {
  await chmod(folder, 0o711);
}
