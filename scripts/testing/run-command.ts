import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
let running: ChildProcess | undefined;
let ended = false;

/** Ends the command that runs now, and lets none begin after it, for whoever is told to stop. */
export function endRunning(): void {
  ended = true;
  running?.kill('SIGTERM');
}

/** Runs a program of node_modules, or a script of the repository, showing what it prints. Returns that and the exit code. */
export function runCommand(
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    if (ended) return resolve({ code: 130, output: '' });
    const color = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: '1' } : {};
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, ...color, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running = child;
    const said: Buffer[] = [];
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.on('data', (chunk: Buffer) => {
        said.push(chunk);
        to.write(chunk);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output: stripVTControlCharacters(Buffer.concat(said).toString()) });
    });
  });
}
