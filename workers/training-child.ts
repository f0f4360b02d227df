import { Worker } from 'node:worker_threads';
import { AppError, isAppError } from '#lib/errors';
import { isStorableJson } from '#lib/registry/storable-json';
import { diskFull, isDiskFull } from '#lib/training/train/disk-full';
import { train } from '#lib/training/train/train';
import { type TrainingMessage, TrainingOrder } from '#lib/training/train/training-order';

/** The process that trains: takes one order, tells how it goes, and ends, if it lives so long. */
process.once('disconnect', () => process.exit(0));
endWithParent();
process.once('message', async (message) => {
  const last = await carryOut(message);
  process.send!(last, () => process.exit(0));
});

async function carryOut(message: unknown): Promise<TrainingMessage> {
  try {
    const report = await train(TrainingOrder.parse(message), (told) => process.send!(storable(told)));
    return storable({ kind: 'done', report });
  } catch (error) {
    if (isAppError(error)) return { kind: 'refused', problem: error.message };
    if (isDiskFull(error)) return { kind: 'refused', problem: diskFull };
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Names and values of the data stand in reports, and not every one of them can be kept. */
function storable<T extends TrainingMessage>(message: T): T {
  if (message.kind === 'progress' || message.kind === 'curve' || isStorableJson(message)) return message;
  throw new AppError(
    'invalid',
    'A value or a column of the data has a character that cannot be stored: NUL, or half of a surrogate pair. Replace it in the file.',
  );
}

/** Learning keeps the main thread busy for long, and then it does not hear that the worker is gone: this thread does. */
function endWithParent(): void {
  const watch = `
    const parent = process.ppid;
    const isGone = () => {
      if (process.ppid !== parent) return true;
      try { process.kill(parent, 0); return false; } catch (error) { return error.code === 'ESRCH'; }
    };
    setInterval(() => isGone() && process.kill(process.pid, 'SIGKILL'), 250);`;
  new Worker(watch, { eval: true, execArgv: [], stderr: false }).unref();
}
