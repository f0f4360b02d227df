import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import type { GraphCall } from '#lib/inference/graph-call';
import type { Tensors } from '#lib/inference/tensors';
import { log } from '#lib/log';
import { residentBytes } from '#lib/resident-bytes';

/** One run of one version's graph. */
export type HostJob = { versionId: string; graphPath: string; feeds: Tensors; call: GraphCall };

/** What a host process says back; `running` once the graph is loaded, when the time of the run begins. */
export type HostReport =
  | { kind: 'running' }
  | { kind: 'done'; outputs: Tensors }
  | { kind: 'failed'; reason: string }
  | { kind: 'not-loaded'; reason: string };

export type HostLimits = { runLimitMs: number; loadLimitMs: number; memoryBytes: number };

/** The process was gone before the run began: the job is not what it died of, and may be run elsewhere. */
export class HostGone extends AppError {}

/** A process that runs one job at a time and may die of it. */
export type HostProcess = {
  /** Settles with the outputs; HostGone, or AppError('model-failed' or 'model-timeout'), otherwise. */
  run(job: HostJob): Promise<Tensors>;
  has(versionId: string): boolean;
  readonly runs: number;
  kill(): void;
};

/** Starts a host process; `onExit` is called once, after the job it died of has been rejected. */
export function startHost(limits: HostLimits, onExit: () => void): HostProcess {
  const child = fork(fileURLToPath(import.meta.resolve('#workers/model-host')), {
    serialization: 'advanced',
    // A model's process sees none of the platform's secrets.
    env: { NODE_ENV: env.NODE_ENV, PATH: process.env.PATH, ORT_DISABLE_TELEMETRY: '1' },
    execArgv: [],
  });
  const loaded = new Set<string>();
  let runs = 0;
  let began = false;
  let current: { job: HostJob; resolve: (outputs: Tensors) => void; reject: (error: Error) => void } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  let reasonToDie: AppError | null = null;

  child.on('message', (report: HostReport) => {
    // Condemned already: it takes no further job, so this one is settled by its end.
    if (reasonToDie) return;
    if (report.kind === 'running') {
      began = true;
      return limitTime(limits.runLimitMs);
    }
    const job = settle();
    if (!job) return;
    if (report.kind === 'not-loaded') return job.reject(notLoaded(job.job, report.reason));
    loaded.add(job.job.versionId);
    if (report.kind === 'done') job.resolve(report.outputs);
    else job.reject(new AppError('model-failed', `The model failed on this input: ${report.reason}`));
  });
  child.on('exit', (code, signal) => ended(signal ?? `code ${code}`));
  // A process that could not be started never exits.
  child.on('error', (error) => child.pid === undefined && ended(error.message));

  function ended(how: string) {
    const job = settle();
    if (job) {
      log.warn({ versionId: job.job.versionId, how }, 'a model host died and is replaced');
      job.reject(reasonToDie ?? (began ? endedItsProcess(how) : endedBefore(how)));
    }
    onExit();
  }

  function limitTime(limitMs: number) {
    clearTimeout(timer);
    timer = setTimeout(() => die(tookTooLong(limitMs)), limitMs);
  }

  function settle() {
    clearTimeout(timer);
    clearInterval(watch);
    const settled = current;
    current = null;
    return settled;
  }

  function die(reason: AppError) {
    reasonToDie ??= reason;
    child.kill('SIGKILL');
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        current = { job, resolve, reject };
        began = false;
        runs++;
        limitTime(limits.loadLimitMs);
        watch = setInterval(() => {
          if (residentBytes(child.pid) > limits.memoryBytes) die(tookTooMuch(limits.memoryBytes));
        }, 100);
        child.send(job, (error) => error && child.kill('SIGKILL'));
      }),
    has: (versionId) => loaded.has(versionId),
    get runs() {
      return runs;
    },
    kill: () => child.kill('SIGKILL'),
  };
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
