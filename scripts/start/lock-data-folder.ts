import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { PlainFailure } from './screen.ts';

const Holder = z.object({ pid: z.number(), startedAt: z.string(), url: z.string() });
type Holder = z.infer<typeof Holder>;

/**
 * Makes this process the only one on the data folder until it calls what is returned. Throws one line naming the
 * process that holds it; a lock whose process is gone is taken over.
 */
export async function lockDataFolder(dataDir: string, url: string): Promise<() => Promise<void>> {
  // For root, PostgreSQL's own user has to get through to its data.
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const file = join(dataDir, 'lock');
  const own: Holder = { pid: process.pid, startedAt: await startOf(process.pid), url };
  for (;;) {
    if (await created(file, JSON.stringify(own))) return () => rm(file, { force: true });
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) continue;
    const holder = parseHolder(text);
    if (holder && (await startOf(holder.pid)) === holder.startedAt) throw new PlainFailure(inUse(dataDir, holder));
    await removeStale(file, text);
  }
}

async function created(file: string, text: string): Promise<boolean> {
  const handle = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw new PlainFailure(
      `Nothing can be written to the data folder (${error.message}). Correct DATA_DIR or its owner.`,
    );
  });
  await handle?.writeFile(text);
  await handle?.close();
  return handle !== null;
}

/** Two starters may find the same stale lock: what was moved away is put back if the other had renewed it meanwhile. */
async function removeStale(file: string, staleText: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(() => {});
  const moved = await readFile(aside, 'utf8').catch(() => null);
  if (moved !== null && moved !== staleText) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

function parseHolder(text: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** When the process began, or '' for none: a pid alone may meanwhile be another program's. */
async function startOf(pid: number): Promise<string> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code !== 'EPERM') return '';
  }
  // The 22nd field of Linux's stat, counted after the program's name, which may hold spaces and brackets.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'running';
}

function inUse(dataDir: string, { pid, url }: Holder): string {
  const folder = relative(process.cwd(), dataDir) || dataDir;
  const advice = 'Stop that one, or give this one a folder and a port of its own: DATA_DIR=… PORT=… npm start';
  return `Bellwether already runs on the data folder ${folder}: process ${pid}, ${url}. ${advice}`;
}
