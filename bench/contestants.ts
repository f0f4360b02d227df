import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#db/free-port';
import { answers, end, publishModel, startProduct } from './product.ts';

const root = new URL('..', import.meta.url).pathname;
const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };

/** A server that runs, and how to ask it for a prediction. */
export type Contestant = {
  name: string;
  url: string;
  headers?: Record<string, string>;
  body: unknown;
  /** What is sent in turns, where not always `body`. */
  bodies?: readonly unknown[];
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
  await answers(url, posted({}));
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
  await answers(url, posted(body));
  return { name, url, body, stop: () => end(child) };
}

/** Bellwether as `npm start` starts it, with scikit-learn's own export published where there is one. */
export async function startBellwether(forestFolder: string | null): Promise<Contestant> {
  const product = await startProduct();
  const model = forestFolder ? 'scikit-learn-forest' : 'iris';
  if (forestFolder) {
    const features = Object.keys(flower).map((name) => ({ name, type: 'number' }));
    const manifest = { task: 'classification', features, labels: ['setosa', 'versicolor', 'virginica'] };
    await publishModel(product, { slug: model, path: join(forestFolder, 'forest.onnx'), manifest });
  }
  const url = `${product.origin}/api/predict`;
  const body = { model, input: flower };
  await answers(url, posted(body, product.headers));
  return { name: 'Bellwether /api/predict', url, headers: product.headers, body, stop: product.stop };
}

const posted = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
