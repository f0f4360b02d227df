/** How many rows one statement writes at most, and how many may wait. */
type Limits = { maxRows: number; maxWaiting: number };

export type GroupCommit<T> = {
  /** Settles when the row's group is committed, or with its error. */
  add(row: T): Promise<void>;
  waiting(): number;
  /** Settles when nothing waits and nothing runs. */
  drained(): Promise<void>;
};

type Entry<T> = { row: T; resolve: () => void; reject: (error: unknown) => void };

/**
 * Writes rows in groups, one statement at a time: what arrives while it runs goes into the next one, so that many
 * callers share one commit. `write` gives an error for each row that was refused, in its place, undefined for each
 * that was written.
 */
export function groupCommit<T>(
  write: (rows: T[]) => Promise<(Error | undefined)[]>,
  { maxRows, maxWaiting }: Limits,
  overloaded: () => Error,
): GroupCommit<T> {
  let waiting: Entry<T>[] = [];
  let busy = false;
  let idle: (() => void)[] = [];

  async function work() {
    while (waiting.length > 0) {
      const group = waiting.slice(0, maxRows);
      waiting = waiting.slice(maxRows);
      await writeGroup(group);
    }
    busy = false;
    for (const resolve of idle) resolve();
    idle = [];
  }

  async function writeGroup(group: Entry<T>[]) {
    try {
      const errors = await write(group.map((entry) => entry.row));
      for (const [index, { resolve, reject }] of group.entries()) {
        if (errors[index]) reject(errors[index]);
        else resolve();
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return {
    add: (row) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= maxWaiting) return reject(overloaded());
        waiting.push({ row, resolve, reject });
        if (busy) return;
        busy = true;
        // The rest of this turn of the event loop may bring more rows for the same group.
        setImmediate(work);
      }),
    waiting: () => waiting.length,
    drained: () => (busy ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  };
}
