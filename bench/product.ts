import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#db/free-port';

/** Bellwether as `npm start` starts it, in a data folder of its own. */
export type Product = {
  origin: string;
  /** The authorization of its admin's key. */
  headers: { authorization: string };
  pid: number;
  stop(): Promise<void>;
};

/** One a core here. */
export const webProcesses = process.env.WEB_PROCESSES ?? '2';

const root = new URL('..', import.meta.url).pathname;

export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-bench-data-'));
  const own = {
    DATABASE_URL: '',
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST: '127.0.0.1',
    WEB_PROCESSES: webProcesses,
  };
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    env: { ...process.env, ...own, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  const headers = { authorization: `Bearer ${await firstRunKey(join(dataDir, 'first-run.json'))}` };
  await answers(`${origin}/api/v1/models`, { headers });
  return { origin, headers, pid: child.pid!, stop: () => end(child) };
}

/** Publishes a model file (an .onnx or a .zip) and points production at it. Throws the reason where it is rejected. */
export async function publishModel(
  { origin, headers }: Pick<Product, 'origin' | 'headers'>,
  { slug, path, manifest }: { slug: string; path: string; manifest?: unknown },
): Promise<void> {
  const call = (route: string, init: RequestInit) =>
    fetch(`${origin}/api/v1${route}`, { ...init, headers: { ...headers, ...init.headers } });
  const json = { 'content-type': 'application/json' };
  await call('/models', { method: 'POST', headers: json, body: JSON.stringify({ slug, name: slug }) });
  const form = new FormData();
  if (manifest) form.set('manifest', JSON.stringify(manifest));
  form.set('file', new Blob([readFileSync(path)]), path.split('/').at(-1));
  const created = await call(`/models/${slug}/versions`, { method: 'POST', body: form });
  if (created.status !== 202) throw new Error(`publishing failed: ${await created.text()}`);
  for (let status = 'validating'; status !== 'ready'; await sleep(100)) {
    const version = await (await call(`/models/${slug}/versions/1`, {})).json();
    if (version.status === 'rejected') throw new Error(version.rejection);
    status = version.status;
  }
  await call(`/models/${slug}/aliases/production`, { method: 'PUT', headers: json, body: '{"version":1}' });
}

async function firstRunKey(path: string): Promise<string> {
  let key = '';
  await eventually(async () => {
    key = JSON.parse(readFileSync(path, 'utf8')).apiKey;
    return true;
  });
  return key;
}

/** Settles once the address gives a good answer. */
export async function answers(url: string, init: RequestInit): Promise<void> {
  await eventually(async () => (await fetch(url, init)).ok);
}

async function eventually(check: () => Promise<boolean>, limitMs = 240_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  let last: unknown = 'it never came true';
  while (Date.now() < deadline) {
    try {
      if (await check()) return;
    } catch (error) {
      last = error;
    }
    await sleep(100);
  }
  throw new Error(`waited in vain: ${last}`);
}

export async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
