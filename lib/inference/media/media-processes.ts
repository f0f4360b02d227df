import { tmpdir } from 'node:os';
import { AppError } from '#lib/errors';
import { forkLimited } from '#lib/fork-limited';
import type { MediaResult } from '#lib/inference/media/media-job';
import { type MediaOrder, MediaReport } from '#lib/inference/media/media-order';
import { type JobLimits, type JobProcess, openJobProcess, ProcessEnded } from '#lib/job-process';
import { log } from '#lib/log';
import { workerScript } from '#lib/worker-script';

/** Processes that read recordings and films: whatever a file does to its process, the one that answers calls lives on. */
export type MediaProcesses = { read(order: MediaOrder): Promise<MediaResult>; stop(): void };

type Reader = JobProcess<MediaOrder, MediaReport> & { idle?: NodeJS.Timeout };
type Waiting = {
  order: MediaOrder;
  /** How often a process was gone before it could begin. */
  missed: number;
  resolve: (result: MediaResult) => void;
  reject: (error: unknown) => void;
};
type Options = JobLimits & { size: number; maxWaiting: number; idleMs: number };

/**
 * Opens up to `size` processes, each started on need, reading one file at a time, and ended when nothing came for
 * `idleMs`. At most `maxWaiting` files wait; one more is refused with AppError('overloaded').
 */
export function openMediaProcesses({ size, maxWaiting, idleMs, ...limits }: Options): MediaProcesses {
  const all = new Set<Reader>();
  const free: Reader[] = [];
  const queue: Waiting[] = [];

  function dispatch() {
    while (queue.length > 0) {
      // The one that was used last: the others get to rest.
      const reader = free.pop() ?? (all.size < size ? startReader() : undefined);
      if (!reader) return;
      clearTimeout(reader.idle);
      void perform(reader, queue.shift()!);
    }
  }

  function startReader(): Reader {
    const child = forkLimited(workerScript('media-child'), limits, { cwd: tmpdir() });
    // While it idles it keeps nobody waiting for it; a job's own timers keep this process alive.
    child.unref();
    child.channel?.unref();
    const reader: Reader = openJobProcess(child, limits, () => {
      all.delete(reader);
      const index = free.indexOf(reader);
      if (index >= 0) free.splice(index, 1);
      dispatch();
    });
    all.add(reader);
    return reader;
  }

  async function perform(reader: Reader, waiting: Waiting) {
    const { order, missed, resolve, reject } = waiting;
    try {
      resolve(resultOf(MediaReport.parse(await reader.run(order))));
    } catch (error) {
      if (!(error instanceof ProcessEnded)) reject(error);
      else if (error.began) resolve({ refused: deathBy(error) });
      else if (missed < size) queue.unshift({ ...waiting, missed: missed + 1 });
      else reject(cannotStart());
    }
    if (all.has(reader)) {
      free.push(reader);
      reader.idle = setTimeout(reader.kill, idleMs).unref();
    }
    dispatch();
  }

  return {
    read: (order) =>
      new Promise((resolve, reject) => {
        if (queue.length >= maxWaiting) return reject(tooManyWait());
        queue.push({ order, missed: 0, resolve, reject });
        dispatch();
      }),
    stop() {
      for (const reader of all) reader.kill();
    },
  };
}

function resultOf(report: MediaReport): MediaResult {
  if (report.kind === 'done') return report.rows;
  if (report.kind === 'refused') return { refused: report.refused };
  if (report.kind === 'unavailable') throw notInstalled();
  log.error({ report }, 'a recording or film could not be read for a reason of ours');
  throw new AppError('internal', 'The file could not be read because of a mistake of ours. It is in the log.');
}

function deathBy({ ending }: ProcessEnded): string {
  if (ending.by === 'time')
    return `must be a file that is read within ${ending.limitMs / 1000} s; reading this one took longer and was ended. Send a shorter one`;
  if (ending.by === 'memory')
    return `must be a file that is read with ${Math.round(ending.limitBytes / 2 ** 20)} MiB of memory; reading this one needed more and was ended. Send a shorter one`;
  return `must be a file that can be read; reading this one ended its process (${ending.how}). Export it again`;
}

const notInstalled = () =>
  new AppError(
    'unavailable',
    'Recordings and films cannot be read on this machine: the optional package node-av, or its binary for this system, is not installed. An admin can add it with "npm install --include=optional".',
  );

const cannotStart = () =>
  new AppError('unavailable', 'The process that reads recordings and films cannot be started right now. Try again.');

const tooManyWait = () =>
  new AppError('overloaded', 'Too many recordings and films wait to be read already. Try again in a moment.');
