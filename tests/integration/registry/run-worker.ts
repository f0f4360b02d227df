import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../workers/main.ts', import.meta.url));

export type RunningWorker = { child: ChildProcess; exited: Promise<number | null>; stop(): Promise<number | null> };

/** Starts the real worker on this test file's own database and data folder; settles when it says it works. */
export async function runWorker(more: Record<string, string> = {}): Promise<RunningWorker> {
  const worker = startWorker(more);
  const ready = once(worker.child, 'message').then(([message]: unknown[]) => message);
  const first = await Promise.race([ready, worker.exited]);
  if (first !== 'ready') throw new Error(`The worker ended with ${first} before it was ready`);
  return worker;
}

/** Starts the real worker without waiting for it. */
export function startWorker(more: Record<string, string> = {}): RunningWorker {
  const child = fork(script, {
    env: { ...process.env, ...more },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  return {
    child,
    exited,
    stop: async () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
