import { fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Ending, Stopped } from './ending.ts';
import { say, yellow } from './screen.ts';

/**
 * Publishes the starter models in a process beside the rest, which with a database of one's own waits for the first
 * admin. Settles when it has ended, well or not.
 */
export function publishStarters(env: NodeJS.ProcessEnv, logFile: string, ending: Ending): Promise<void> {
  const log = createWriteStream(logFile, { mode: 0o600 }).on('error', () => {});
  const child = fork(fileURLToPath(new URL('../seed-starters.ts', import.meta.url)), [], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  let wanted = true;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      if (wanted && code !== 0) say(yellow(`Not all starter models could be published; see ${logFile}`));
      resolve();
    });
  });
  const cleanup = async () => {
    wanted = false;
    child.kill();
    await ended;
  };
  ending.add(cleanup).catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
  });
  return ended;
}
