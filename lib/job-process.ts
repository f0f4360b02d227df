import type { ChildProcess } from 'node:child_process';
import { residentBytes } from '#lib/resident-bytes';

/** `loadLimitMs`: until the process says `running`, that is, has at hand what the job needs; then `runLimitMs`. */
export type JobLimits = { loadLimitMs: number; runLimitMs: number; memoryBytes: number };

/** How a process ended that had a job: by a limit of ours, or else by itself. */
export type Ending =
  | { by: 'time'; limitMs: number }
  | { by: 'memory'; limitBytes: number }
  | { by: 'itself'; how: string };

/** The process is gone, and its job with it; `began`: the job had begun to run. */
export class ProcessEnded extends Error {
  readonly ending: Ending;
  readonly began: boolean;
  constructor(ending: Ending, began: boolean) {
    super(`the process was ended by ${ending.by}`);
    this.ending = ending;
    this.began = began;
  }
}

type Running = { kind: 'running' };

/** A process that runs one job at a time and may die of it. */
export type JobProcess<Job, Report extends { kind: string }> = {
  /** Settles with the report that the job ends with; throws ProcessEnded. */
  run(job: Job): Promise<Exclude<Report, Running>>;
  kill(): void;
};

/**
 * Gives `child`, which answers each job with `{ kind: 'running' }` and then one report, its jobs, and kills it past
 * their limits. `onExit` is called once, after the job it died of has been rejected.
 */
export function openJobProcess<Job extends object, Report extends { kind: string }>(
  child: ChildProcess,
  limits: JobLimits,
  onExit: () => void,
): JobProcess<Job, Report> {
  let began = false;
  let current: { resolve: (report: Exclude<Report, Running>) => void; reject: (error: ProcessEnded) => void } | null =
    null;
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  let condemned: Ending | null = null;

  child.on('message', (report: Running | Exclude<Report, Running>) => {
    // Condemned already: it takes no further job, so this one is settled by its end.
    if (condemned) return;
    if (!isRunning(report)) return settle()?.resolve(report);
    began = true;
    limitTime(limits.runLimitMs);
  });
  child.on('exit', (code, signal) => ended(signal ?? `code ${code}`));
  // A process that could not be started never exits.
  child.on('error', (error) => child.pid === undefined && ended(error.message));

  function ended(how: string) {
    settle()?.reject(new ProcessEnded(condemned ?? { by: 'itself', how }, began || condemned !== null));
    onExit();
  }

  function limitTime(limitMs: number) {
    clearTimeout(timer);
    timer = setTimeout(() => die({ by: 'time', limitMs }), limitMs);
  }

  function settle() {
    clearTimeout(timer);
    clearInterval(watch);
    const settled = current;
    current = null;
    return settled;
  }

  function die(ending: Ending) {
    condemned ??= ending;
    child.kill('SIGKILL');
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        current = { resolve, reject };
        began = false;
        limitTime(limits.loadLimitMs);
        watch = setInterval(() => {
          if (residentBytes(child.pid) > limits.memoryBytes) die({ by: 'memory', limitBytes: limits.memoryBytes });
        }, 100);
        child.send(job, (error) => error && child.kill('SIGKILL'));
      }),
    kill: () => child.kill('SIGKILL'),
  };
}

const isRunning = (report: { kind: string }): report is Running => report.kind === 'running';
