import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError } from '#lib/errors';
import { residentBytes } from '#lib/resident-bytes';
import type { RunReport } from '#lib/training/evaluation/run-report';
import { TrainingMessage, type TrainingOrder } from './training-order.ts';

export type TrainingLimits = { timeMs: number; memoryBytes: number };

/** What it says on the way. */
export type Told = Exclude<TrainingMessage, { kind: 'done' | 'refused' | 'failed' }>;

const watchEveryMs = 100;
const keptOutput = 4_000;

/**
 * Has the order carried out in a process of its own that sees no secret; ends it at once when `signal` aborts, and past
 * its limits. Throws AppError('invalid') where the data, the wish or the limits are at fault, in words for the owner;
 * the signal's reason; and any other error where the platform is at fault, so that it is worth another try.
 */
export async function runTraining(
  order: TrainingOrder,
  { limits, signal, onMessage }: { limits: TrainingLimits; signal: AbortSignal; onMessage: (message: Told) => void },
): Promise<RunReport> {
  signal.throwIfAborted();
  const child = startChild(limits);
  const ended = Promise.withResolvers<RunReport>();
  const end = (error: unknown) => {
    ended.reject(error);
    child.kill('SIGKILL');
  };
  const onAbort = () => end(signal.reason);
  signal.addEventListener('abort', onAbort);
  const timer = setTimeout(() => end(tookTooLong(limits.timeMs)), limits.timeMs);
  const watch = setInterval(() => {
    if (residentBytes(child.pid) > limits.memoryBytes) end(tookTooMuch(limits.memoryBytes));
  }, watchEveryMs);
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-keptOutput);
  });
  child.on('message', (received) => {
    const parsed = TrainingMessage.safeParse(received);
    if (!parsed.success)
      return end(new Error(`The training process said what makes no sense: ${parsed.error.message}`));
    const message = parsed.data;
    if (message.kind === 'done') ended.resolve(message.report);
    else if (message.kind === 'refused') end(new AppError('invalid', message.problem));
    else if (message.kind === 'failed') end(new Error(`Training failed: ${message.message}`));
    else onMessage(message);
  });
  child.on('error', end);
  // `close`, not `exit`: what it wrote last is read by then.
  child.on('close', (code, killedBy) => {
    if (/heap out of memory|Array buffer allocation failed/i.test(output)) return end(tookTooMuch(limits.memoryBytes));
    end(new Error(`The training process ended with ${killedBy ?? `code ${code}`}. ${output}`.trim()));
  });
  child.send(order, (error) => error && end(error));
  try {
    return await ended.promise;
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    signal.removeEventListener('abort', onAbort);
    child.kill('SIGKILL');
  }
}

function startChild({ memoryBytes }: TrainingLimits): ChildProcess {
  return fork(fileURLToPath(import.meta.resolve('#workers/training-child')), {
    // Only what a program needs to run; no connection string, key or secret of the platform.
    env: {
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH,
      XGBOOST_LIBRARY: process.env.XGBOOST_LIBRARY,
      NODE_ENV: process.env.NODE_ENV,
      ORT_DISABLE_TELEMETRY: '1',
    },
    execArgv: [`--max-old-space-size=${Math.ceil(memoryBytes / 2 ** 20)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

const tookTooLong = (ms: number) =>
  new AppError(
    'invalid',
    `Training took longer than ${Math.round(ms / 60_000)} minutes and was ended. Use fewer rows, rounds or trials, or have the limit raised (TRAIN_LIMIT_MS).`,
  );

const tookTooMuch = (bytes: number) =>
  new AppError(
    'invalid',
    `Training needed more than ${Math.round(bytes / 2 ** 20)} MiB of memory and was ended. Use fewer rows or columns, or have the limit raised (TRAIN_MEMORY_BYTES).`,
  );
