import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReadAs } from '#lib/batch/scoring/input-format';
import { type ScoredPart, type ScoreOrder, ScoreReport } from '#lib/batch/scoring/score-order';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { residentBytes } from '#lib/resident-bytes';

export type ScoringListener = {
  format(readAs: ReadAs): Promise<void>;
  /** Keeps a part; they come in order, one at a time. */
  part(part: ScoredPart): Promise<void>;
};

const watchEveryMs = 250;
/** A batch of rows takes a few megabytes; a row may have 32. */
const mostBytes = 2 ** 30;

/**
 * Has a file scored in a process of its own that sees no secret. Settles when every part was kept. Throws AppError for
 * a file or a model that cannot be used, what keeping a part threw, and `signal.reason` as soon as that is aborted.
 */
export async function scoreInProcess(order: ScoreOrder, listener: ScoringListener, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const child = startChild();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  /** What was reported is dealt with in turn. */
  let tail = Promise.resolve();
  const inTurn = (next: () => unknown) => {
    tail = tail.then(async () => void (await next()));
    tail.catch(reject);
  };
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort);
  const watch = setInterval(() => {
    if (residentBytes(child.pid) > mostBytes) reject(tookTooMuch());
  }, watchEveryMs);

  child.on('message', (message) => {
    const report = ScoreReport.parse(message);
    if (report.kind === 'format') inTurn(() => listener.format(report.readAs));
    else if (report.kind === 'part') inTurn(() => keep(child, listener, report));
    else if (report.kind === 'done') inTurn(resolve);
    else if (report.kind === 'refused') inTurn(() => Promise.reject(new AppError('invalid', report.problem)));
    else inTurn(() => Promise.reject(new Error(`Scoring failed: ${report.message}`)));
  });
  child.on('error', reject);
  child.on('exit', (code, how) => inTurn(() => Promise.reject(new Error(`Scoring ended with ${how ?? code}`))));
  child.send(order, (error) => error && child.kill('SIGKILL'));
  try {
    await promise;
  } finally {
    signal.removeEventListener('abort', abort);
    clearInterval(watch);
    child.kill('SIGKILL');
  }
}

async function keep(child: ChildProcess, listener: ScoringListener, part: ScoredPart): Promise<void> {
  await listener.part(part);
  if (child.connected) child.send({ kind: 'taken', number: part.number }, () => {});
}

function startChild(): ChildProcess {
  return fork(fileURLToPath(import.meta.resolve('#workers/batch-child')), {
    serialization: 'advanced',
    // Only what a program needs to run; no connection string, key or secret of the platform.
    env: { PATH: process.env.PATH, NODE_ENV: env.NODE_ENV, LOG_LEVEL: env.LOG_LEVEL, ORT_DISABLE_TELEMETRY: '1' },
    // Node's own choice takes 100 MB more, and less takes longer.
    execArgv: ['--max-semi-space-size=16'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

const tookTooMuch = () =>
  new AppError('invalid', 'A few rows of the file needed more than 1 GB of memory. Make its rows smaller.');
