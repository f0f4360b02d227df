import cluster, { type Worker } from 'node:cluster';
import { env } from '#lib/env';
import { AppError, type ErrorCode, isAppError } from '#lib/errors';
import type { HostJob } from '#lib/inference/host-process';
import { type ModelHosts, openModelHosts } from '#lib/inference/model-hosts';
import type { Tensors } from '#lib/inference/tensors';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';

type Ask = { kind: 'run-model'; call: number; job: HostJob };
type Reply =
  | { kind: 'model-ran'; call: number; outputs: Tensors }
  | { kind: 'model-refused'; call: number; code: ErrorCode; detail: string };

/** The model hosts of this machine: the primary's where this is one of its web processes, else this process's own. */
export function modelHosts(): ModelHosts {
  return processShared('model-hosts', () => (cluster.isWorker ? hostsOfPrimary() : ownHosts()));
}

function ownHosts(): ModelHosts {
  return openModelHosts({
    size: env.MODEL_HOSTS,
    runLimitMs: env.RUN_LIMIT_MS,
    loadLimitMs: 60_000,
    memoryBytes: env.MODEL_MEMORY_BYTES,
  });
}

function hostsOfPrimary(): ModelHosts {
  const calls = new Map<number, { resolve: (outputs: Tensors) => void; reject: (error: Error) => void }>();
  let last = 0;
  process.on('message', (reply: Reply) => {
    if (reply.kind !== 'model-ran' && reply.kind !== 'model-refused') return;
    const call = calls.get(reply.call);
    calls.delete(reply.call);
    if (reply.kind === 'model-ran') call?.resolve(reply.outputs);
    else call?.reject(new AppError(reply.code, reply.detail));
  });
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        calls.set(++last, { resolve, reject });
        process.send?.({ kind: 'run-model', call: last, job } satisfies Ask);
      }),
    stop() {},
  };
}

/** In the primary: runs models for a web process. Needs `serialization: 'advanced'` on the cluster. */
export function lendModelHosts(worker: Worker): void {
  // A reply to a web process that was killed meanwhile fails; unheard, that would end this process too.
  worker.on('error', (error) => log.warn({ error: error.message }, 'a web process could not be told'));
  worker.on('message', (ask: Ask) => {
    if (ask.kind !== 'run-model') return;
    const reply = (message: Reply) => {
      if (worker.isConnected()) worker.send(message);
    };
    modelHosts()
      .run(ask.job)
      .then(
        (outputs) => reply({ kind: 'model-ran', call: ask.call, outputs }),
        (error: unknown) =>
          reply({
            kind: 'model-refused',
            call: ask.call,
            code: isAppError(error) ? error.code : 'model-failed',
            detail: error instanceof Error ? error.message : String(error),
          }),
      );
  });
}
