import cluster from 'node:cluster';
import { answerWebProcess } from '#lib/ask-primary';
import { forgetTryLocally, takeTryLocally } from '#lib/auth/tries/local-tries';
import { env } from '#lib/env';
import { answerTopics } from '#lib/inference/cache/primary-answers';
import { ownModelHosts, runModel } from '#lib/inference/shared-model-hosts';
import { log } from '#lib/log';
import { takeLocally } from '#lib/usage/local-limit';

const RESTART_AFTER_MS = 200;
const RETRY_START_AFTER_MS = 2_000;
const DRAIN_LIMIT_MS = 10_000;

/** Keeps `WEB_PROCESSES` web processes running until SIGTERM, or until the process that started this one is gone. */
export function runPrimary(): void {
  let stopping = false;
  cluster.setupPrimary({ serialization: 'advanced', execArgv: [...process.execArgv, ...heapFlags()] });

  const start = () => {
    if (!stopping)
      answerWebProcess(cluster.fork(), [runModel, takeLocally, takeTryLocally, forgetTryLocally, ...answerTopics]);
  };
  for (let i = 0; i < env.WEB_PROCESSES; i++) start();

  const listened = new Set<number>();
  cluster.on('listening', (worker) => listened.add(worker.id));
  cluster.on('exit', (worker, code, signal) => {
    if (stopping) return;
    log.error({ pid: worker.process.pid, code, signal }, 'a web process died and is replaced');
    // One that never got as far as listening would most likely die again at once, and again.
    setTimeout(start, listened.delete(worker.id) ? RESTART_AFTER_MS : RETRY_START_AFTER_MS);
  });

  const stop = () => {
    if (stopping) return;
    stopping = true;
    const workers = Object.values(cluster.workers ?? {});
    for (const worker of workers) worker?.process.kill('SIGTERM');
    const end = () => {
      ownModelHosts().stop();
      process.exit(0);
    };
    setTimeout(end, DRAIN_LIMIT_MS).unref();
    let left = workers.length;
    if (left === 0) return end();
    cluster.on('exit', () => --left === 0 && end());
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}

/**
 * A call's garbage is short-lived: with more room for it, most dies before anything has to be copied. And what uploads
 * take counts as the heap they stand beside: else all of Next is marked again for every 64 MB of them.
 */
function heapFlags(): string[] {
  const isKnown = process.versions.node.startsWith('24.');
  return ['--max-semi-space-size=64', ...(isKnown ? ['--external-memory-accounted-in-global-limit'] : [])];
}
