import { Worker } from 'node:worker_threads';

/** Ends this process with its parent, even while work blocks its thread, perhaps for ever: another one looks. */
export function dieWithParent(): void {
  process.on('disconnect', () => process.exit());
  new Worker(
    `const parent = process.ppid;
     setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 500);`,
    { eval: true },
  ).unref();
}
