import { fork } from 'node:child_process';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import type { GraphCall } from '#lib/inference/graph-call';
import type { Tensors } from '#lib/inference/tensors';
import { type JobLimits, openJobProcess, ProcessEnded } from '#lib/job-process';
import { log } from '#lib/log';
import { workerScript } from '#lib/worker-script';

/** One run of one version's graph. */
export type HostJob = { versionId: string; graphPath: string; feeds: Tensors; call: GraphCall };

/** What a host process says back; `running` once the graph is loaded, when the time of the run begins. */
export type HostReport =
  | { kind: 'running' }
  | { kind: 'done'; outputs: Tensors }
  | { kind: 'failed'; reason: string }
  | { kind: 'not-loaded'; reason: string };

export type HostLimits = JobLimits;

/** The process was gone before the run began: the job is not what it died of, and may be run elsewhere. */
export class HostGone extends AppError {}

/** A process that runs one model at a time and may die of it. */
export type HostProcess = {
  /** Settles with the outputs; HostGone, or AppError('model-failed' or 'model-timeout'), otherwise. */
  run(job: HostJob): Promise<Tensors>;
  has(versionId: string): boolean;
  readonly runs: number;
  kill(): void;
};

/** Starts a host process; `onExit` is called once, after the job it died of has been rejected. */
export function startHost(limits: HostLimits, onExit: () => void): HostProcess {
  const child = fork(workerScript('model-host'), {
    serialization: 'advanced',
    // A model's process sees none of the platform's secrets.
    env: { NODE_ENV: env.NODE_ENV, PATH: process.env.PATH, ORT_DISABLE_TELEMETRY: '1' },
    execArgv: [],
  });
  const host = openJobProcess<HostJob, HostReport>(child, limits, onExit);
  const loaded = new Set<string>();
  let runs = 0;
  return {
    async run(job) {
      runs++;
      const report = await host.run(job).catch((error: unknown) => {
        throw error instanceof ProcessEnded ? refusalOf(error, job) : error;
      });
      if (report.kind === 'not-loaded') throw notLoaded(job, report.reason);
      loaded.add(job.versionId);
      if (report.kind === 'done') return report.outputs;
      throw new AppError('model-failed', `The model failed on this input: ${report.reason}`);
    },
    has: (versionId) => loaded.has(versionId),
    get runs() {
      return runs;
    },
    kill: host.kill,
  };
}

function refusalOf({ ending, began }: ProcessEnded, { versionId }: HostJob): AppError {
  log.warn({ versionId, ending }, 'a model host died and is replaced');
  if (ending.by === 'time') return tookTooLong(ending.limitMs);
  if (ending.by === 'memory') return tookTooMuch(ending.limitBytes);
  return began ? endedItsProcess(ending.how) : endedBefore(ending.how);
}

function notLoaded({ versionId }: HostJob, reason: string): AppError {
  // The reason names files of this machine, so it is for the log alone.
  log.error({ versionId, reason }, 'a version could not be loaded');
  return new AppError('model-failed', 'The model could not be loaded. Its owner or an admin should look into it.');
}

const endedItsProcess = (how: string) =>
  new AppError('model-failed', `The model ended its process (${how}) on this input. Its owner should look into it.`);

const endedBefore = (how: string) =>
  new HostGone('model-failed', `The process that runs models ended (${how}) before it could run this one. Try again.`);

const tookTooLong = (limitMs: number) =>
  new AppError('model-timeout', `The model took longer than ${limitMs / 1000} s, so its process was ended.`);

const tookTooMuch = (bytes: number) =>
  new AppError(
    'model-failed',
    `The model needed more than ${Math.round(bytes / 2 ** 20)} MiB, so its process was ended.`,
  );
