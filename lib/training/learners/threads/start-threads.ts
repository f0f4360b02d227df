import { Worker } from 'node:worker_threads';
import type { Order, Posted } from './serve-tasks.ts';

export type Threads = {
  /** Rejects with the first error of a thread; never settles otherwise. */
  failure: Promise<never>;
  /** Waits until every thread has its task; rejects where one could not be started. */
  begun(): Promise<void>;
  /** Waits until every thread has ended its part, one way or another. */
  finished(): Promise<void>;
};

/** Threads that have nothing to do, by what they run: the next fit has them at once, and their code is warm. */
const idle = new Map<string, Worker[]>();

/**
 * Gives a task to `count` threads that run the module `entry`, which calls `serveTasks`. The caller is thread 0, they
 * count from 1. `onMessage` hears what they post.
 */
export function startThreads<Task, Message = never>(
  entry: URL,
  task: Task,
  count: number,
  onMessage?: (message: Message) => void,
): Threads {
  const failure = Promise.withResolvers<never>();
  failure.promise.catch(() => {});
  const begun: Promise<void>[] = [];
  const parts = Array.from({ length: count }, async (_, index) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    begun.push(promise);
    try {
      await runPart<Task, Message>(entry, { task, thread: index + 1 }, resolve, onMessage);
    } catch (error) {
      failure.reject(error);
    }
  });
  return {
    failure: failure.promise,
    async begun() {
      await Promise.race([Promise.all(begun), failure.promise]);
    },
    async finished() {
      await Promise.all(parts);
    },
  };
}

function runPart<Task, Message>(
  entry: URL,
  order: Order<Task>,
  onBegun: () => void,
  onMessage?: (message: Message) => void,
): Promise<void> {
  // Flags of a test runner are none of theirs.
  const worker = idle.get(entry.href)?.pop() ?? new Worker(entry, { execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.on('message', (posted: Posted<Message>) => {
      if (posted.kind === 'begun') onBegun();
      if (posted.kind === 'message') onMessage?.(posted.message);
      if (posted.kind !== 'done') return;
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      // An idle thread keeps no process alive.
      worker.unref();
      idle.set(entry.href, [...(idle.get(entry.href) ?? []), worker]);
      resolve();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('A training thread ended before its task.')));
    worker.ref();
    worker.postMessage(order);
  });
}
