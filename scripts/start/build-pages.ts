import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainFailure, step } from './screen.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = join(root, '.next', 'built-from');
const sources = [
  'app/**',
  'components/**',
  'lib/**',
  'db/**',
  'public/**',
  'types/**',
  '*.d.ts',
  'proxy.ts',
  'instrumentation.ts',
];
const settings = ['next.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'postcss.config.*'];

/**
 * Builds the pages if their sources are not what they were last built from. Throws with the build's output.
 * `onChild` gets the running build, for whoever has to stop it.
 */
export async function buildPages(onChild: (child: ChildProcess) => void = () => {}): Promise<void> {
  const hash = await hashOfSources();
  const built = await readFile(stamp, 'utf8').catch(() => '');
  if (built === hash && existsSync(join(root, '.next', 'BUILD_ID'))) return;
  await step('Building the pages (about a minute, only after a change)', async () => {
    await nextBuild(onChild);
    await writeFile(stamp, hash);
  });
}

async function hashOfSources(): Promise<string> {
  const paths: string[] = [];
  for await (const entry of glob([...sources, ...settings], { cwd: root, withFileTypes: true })) {
    // Next writes next-env.d.ts itself.
    if (entry.isFile() && entry.name !== 'next-env.d.ts') paths.push(join(entry.parentPath, entry.name));
  }
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    const content = await readFile(path);
    hash.update(`${path.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function nextBuild(onChild: (child: ChildProcess) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onChild(child);
    const said: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new PlainFailure(`${Buffer.concat(said).toString()}\nThe pages could not be built; the reason is above.`),
        );
    });
  });
}
