import { parentPort } from 'node:worker_threads';

/** What a thread is told, and what it answers. */
export type Order<Task> = { task: Task; thread: number };
export type Posted<Message> = { kind: 'message'; message: Message } | { kind: 'begun' } | { kind: 'done' };

/** Runs every task this thread is given (`startThreads`), one after another; an error ends the thread. */
export function serveTasks<Task, Message = never>(
  run: (order: Order<Task>, post: (message: Message, moved: readonly ArrayBuffer[]) => void) => void,
): void {
  const post = (posted: Posted<Message>, moved: readonly ArrayBuffer[] = []) =>
    parentPort?.postMessage(posted, [...moved]);
  parentPort?.on('message', (order: Order<Task>) => {
    post({ kind: 'begun' });
    run(order, (message, moved) => post({ kind: 'message', message }, moved));
    post({ kind: 'done' });
  });
}
