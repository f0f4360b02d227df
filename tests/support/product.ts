import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openToServer } from '#db/embedded';
import { freePort } from '#db/free-port';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readyLine = 'Bellwether is ready:';

/** The running product, as `npm start` runs it. Without an account (`apiKey` '' …) where DATABASE_URL was given. */
export type Product = {
  url: string;
  email: string;
  password: string;
  apiKey: string;
  dataDir: string;
  /** Ids of its processes right now: they change when one is killed and started again. */
  pids: () => Promise<ProductPids>;
  /** What it has printed so far. */
  output: () => string;
  /** Asks it to stop as Ctrl-C does, and returns its exit code. */
  stop: () => Promise<number | null>;
};

/** `web` is what answers (a primary process first, then those that serve); null for what does not run. */
export type ProductPids = { supervisor: number; web: number[]; worker: number | null; postgres: number | null };

/**
 * Starts the real product in a data folder of its own (`dataDir`, else a temporary one) on a free port, and returns
 * when it says it is ready. `env` are settings for it, such as DATABASE_URL or REDIS_URL.
 */
export async function startProduct(options: { dataDir?: string; env?: Record<string, string> } = {}): Promise<Product> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'bellwether-product-')));
  if (!options.dataDir) await openToServer(dataDir);
  const port = options.env?.PORT ?? String(await freePort());
  const run = startCommand(['scripts/start.ts'], { DATA_DIR: dataDir, PORT: port, ...options.env });
  while (!run.output().includes(readyLine)) {
    if (run.child.exitCode !== null || run.child.signalCode !== null) {
      throw new Error(`The product did not start:\n${run.output()}`);
    }
    await sleep(50);
  }
  const nobody = { url: `http://localhost:${port}`, email: '', password: '', apiKey: '' };
  const account = z.object({ url: z.string(), email: z.string(), password: z.string(), apiKey: z.string() });
  const kept = await readFile(join(dataDir, 'first-run.json'), 'utf8').catch(() => JSON.stringify(nobody));
  return {
    ...account.parse(JSON.parse(kept)),
    dataDir,
    pids: () => productPids(run.child.pid!),
    output: run.output,
    stop: async () => {
      const code = await run.stop();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

export type Command = {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
  stop: () => Promise<number | null>;
};

/** Runs one of the repository's TypeScript commands with nothing of this process's own settings, and listens to it. */
export function startCommand(args: string[], env: Record<string, string>, cwd = root): Command {
  const { PATH, HOME, TMPDIR, NODE_EXTRA_CA_CERTS } = process.env;
  // Empty, so that a .env in the repository does not set them either.
  const blank = { DATABASE_URL: '', REDIS_URL: '', PUBLIC_URL: '', NEXTAUTH_SECRET: '', S3_BUCKET: '' };
  const inherited = Object.entries({ PATH, HOME, TMPDIR, NODE_EXTRA_CA_CERTS }).filter(
    ([, value]) => value !== undefined,
  );
  const child = spawn(process.execPath, args, {
    cwd,
    env: { NODE_ENV: 'production', ...Object.fromEntries(inherited), ...blank, HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(child, 'close').then(() => child.exitCode);
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { child, output: () => said, ended, stop };
}

async function productPids(supervisor: number): Promise<ProductPids> {
  const all = await listProcesses();
  const childrenOf = (pid: number, part: string) =>
    all.filter((one) => one.parent === pid && one.command.includes(part)).map((one) => one.pid);
  const primaries = childrenOf(supervisor, 'server.ts');
  const web = [...primaries, ...primaries.flatMap((pid) => childrenOf(pid, 'server.ts'))];
  const [worker = null] = childrenOf(supervisor, 'workers/main.ts');
  const [postgres = null] = childrenOf(supervisor, 'postgres');
  return { supervisor, web, worker, postgres };
}

/** Every process of this machine, from Linux's /proc, which needs no program to be installed. */
async function listProcesses(): Promise<{ pid: number; parent: number; command: string }[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const listed = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const parent = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return { pid, parent, command: command.replaceAll('\0', ' ') };
    }),
  );
  return listed.filter((one) => one.parent > 0);
}
