import { processShared } from '#lib/process-shared';

type Waiting = { costBytes: number; start: () => void };

/** Runs tasks in the order they come, at most `mostTasks` at once and, but for one alone, at most `mostBytes`. */
export function createGate({ mostTasks, mostBytes }: { mostTasks: number; mostBytes: number }) {
  const queue: Waiting[] = [];
  let tasks = 0;
  let bytes = 0;

  function startNext() {
    for (let next = queue[0]; next; next = queue[0]) {
      if (tasks > 0 && (tasks >= mostTasks || bytes + next.costBytes > mostBytes)) return;
      queue.shift();
      tasks++;
      bytes += next.costBytes;
      next.start();
    }
  }

  return async <Result>(costBytes: number, task: () => Promise<Result>): Promise<Result> => {
    await new Promise<void>((start) => {
      queue.push({ costBytes, start });
      startNext();
    });
    try {
      return await task();
    } finally {
      tasks--;
      bytes -= costBytes;
      startNext();
    }
  };
}

/** A process unpacks at most so many pictures at once, so that a hundred large ones do not fill its memory. */
export const decodingGate = () =>
  processShared('pictures', () => createGate({ mostTasks: 4, mostBytes: 256 * 2 ** 20 }));
