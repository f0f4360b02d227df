import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#db/free-port';

const root = new URL('..', import.meta.url).pathname;
const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };

/** A server that runs, and how to ask it for a prediction. */
export type Contestant = {
  name: string;
  url: string;
  headers?: Record<string, string>;
  body: unknown;
  stop(): Promise<void>;
};

const peerPackages = 'fastapi, uvicorn, sklearn, onnxruntime, skl2onnx';

/** A folder with scikit-learn's forest (joblib and ONNX), or why it cannot be made here. */
export function makeForest(python: string, packages = peerPackages): { folder: string } | { missing: string } {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  try {
    execFileSync(python, ['-c', `import ${packages}`], { stdio: 'pipe' });
  } catch (error) {
    const reason = String(error).trim().split('\n').at(-1);
    return { missing: `${python} lacks the packages of bench/peers/requirements.txt (${reason})` };
  }
  execFileSync(python, [join(root, 'bench/peers/make_forest.py'), folder], { stdio: 'inherit' });
  return { folder };
}

export async function startEcho(): Promise<Contestant> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'bench/echo-server.ts')], {
    env: { ...process.env, PORT: String(port) },
    stdio: 'inherit',
  });
  const url = `http://127.0.0.1:${port}/`;
  await answers(url, {});
  return { name: 'bare node:http echo', url, body: { model: 'iris', input: flower }, stop: () => end(child) };
}

export async function startPeer(name: string, module: string, python: string, folder: string): Promise<Contestant> {
  const port = await freePort();
  const child = spawn(
    python,
    [
      '-m',
      'uvicorn',
      `${module}:app`,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--log-level',
      'warning',
      '--no-access-log',
    ],
    { cwd: join(root, 'bench/peers'), env: { ...process.env, FOREST_FOLDER: folder }, stdio: 'inherit' },
  );
  const url = `http://127.0.0.1:${port}/api/predict`;
  const body = { model: 'iris', input: flower };
  await answers(url, body);
  return { name, url, body, stop: () => end(child) };
}

/** One a core here; more than one needs Redis where keys are limited, which the first-run key is not. */
export const webProcesses = process.env.WEB_PROCESSES ?? '2';

/** Bellwether as `npm start` starts it, with scikit-learn's own export published where there is one. */
export async function startBellwether(forestFolder: string | null): Promise<Contestant> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-bench-data-'));
  const child = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      WEB_PROCESSES: webProcesses,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  const apiKey = await firstRunKey(join(dataDir, 'first-run.json'));
  const headers = { authorization: `Bearer ${apiKey}` };
  await answers(`${origin}/api/predict`, { model: 'iris', input: flower }, headers);
  const model = forestFolder ? await publishForest(origin, headers, join(forestFolder, 'forest.onnx')) : 'iris';
  const body = { model, input: flower };
  await answers(`${origin}/api/predict`, body, headers);
  return { name: 'Bellwether /api/predict', url: `${origin}/api/predict`, headers, body, stop: () => end(child) };
}

async function publishForest(origin: string, headers: Record<string, string>, path: string): Promise<string> {
  const slug = 'scikit-learn-forest';
  const call = (route: string, init: RequestInit) =>
    fetch(`${origin}/api/v1${route}`, { ...init, headers: { ...headers, ...init.headers } });
  const json = { 'content-type': 'application/json' };
  await call('/models', { method: 'POST', headers: json, body: JSON.stringify({ slug, name: 'scikit-learn forest' }) });
  const form = new FormData();
  const features = Object.keys(flower).map((name) => ({ name, type: 'number' }));
  form.set(
    'manifest',
    JSON.stringify({ task: 'classification', features, labels: ['setosa', 'versicolor', 'virginica'] }),
  );
  form.set('file', new Blob([readFileSync(path)]), 'forest.onnx');
  const created = await call(`/models/${slug}/versions`, { method: 'POST', body: form });
  if (created.status !== 202) throw new Error(`publishing failed: ${await created.text()}`);
  await eventually(async () => {
    const version = await (await call(`/models/${slug}/versions/1`, {})).json();
    if (version.status === 'rejected') throw new Error(version.rejection);
    return version.status === 'ready';
  });
  await call(`/models/${slug}/aliases/production`, { method: 'PUT', headers: json, body: '{"version":1}' });
  return slug;
}

async function firstRunKey(path: string): Promise<string> {
  let key = '';
  await eventually(async () => {
    key = JSON.parse(readFileSync(path, 'utf8')).apiKey;
    return true;
  });
  return key;
}

async function answers(url: string, body: unknown, headers: Record<string, string> = {}): Promise<void> {
  await eventually(async () => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    };
    return (await fetch(url, init)).ok;
  });
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

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
