import { askPrimary, type Topic } from '#lib/ask-primary';
import { env } from '#lib/env';
import type { HostJob } from '#lib/inference/host-process';
import { type ModelHosts, openModelHosts } from '#lib/inference/model-hosts';
import type { Tensors } from '#lib/inference/tensors';
import { processShared } from '#lib/process-shared';

/** A run of a model in a host of this process. */
export const runModel: Topic<HostJob, Tensors> = { name: 'run-model', answer: (job) => ownModelHosts().run(job) };

/** Runs a model in the hosts of this machine: the primary's where this is one of its web processes, else its own. */
export const runInHost = async (job: HostJob): Promise<Tensors> => askPrimary(runModel, job);

/** The model hosts that this very process keeps. */
export function ownModelHosts(): ModelHosts {
  return processShared('model-hosts', () =>
    openModelHosts({
      size: env.MODEL_HOSTS,
      runLimitMs: env.RUN_LIMIT_MS,
      loadLimitMs: 60_000,
      memoryBytes: env.MODEL_MEMORY_BYTES,
    }),
  );
}
