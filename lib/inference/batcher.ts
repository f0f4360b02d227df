import { AppError } from '#lib/errors';
import { likeLengths } from '#lib/inference/like-lengths';
import { joinTensors, type Tensors } from '#lib/inference/tensors';

/** Runs tensors through one version. */
export type Run = (feeds: Tensors) => Promise<Tensors>;

/** A share of a run: the outputs of the whole run, and where this request's rows begin in them. */
export type Share = { outputs: Tensors; firstRow: number };

export type Batcher = {
  submit(feeds: Tensors, rowCount: number, deadlineMs: number): Promise<Share>;
  drained(): Promise<void>;
};

type Waiting = {
  feeds: Tensors;
  rowCount: number;
  deadlineMs: number;
  resolve: (share: Share) => void;
  reject: (error: unknown) => void;
};

/**
 * Joins requests that wait while a run is under way into one run of at most `maxRows` rows (a larger request runs
 * alone). When a joined run fails, each of its requests is run again alone, so that one bad row fails alone.
 * At most `maxWaiting` rows wait; one more request is refused. Deadlines are in the clock of `performance.now()`.
 */
export function createBatcher(run: Run, { maxRows, maxWaiting }: { maxRows: number; maxWaiting: number }): Batcher {
  let queue: Waiting[] = [];
  let waitingRows = 0;
  let busy = false;
  let idle: (() => void)[] = [];

  async function work() {
    while (queue.length > 0) {
      const group = takeGroup();
      for (const alike of likeLengths(group)) if (alike.length > 0) await runGroup(alike);
    }
    busy = false;
    for (const resolve of idle) resolve();
    idle = [];
  }

  function takeGroup(): Waiting[] {
    const group: Waiting[] = [];
    let rows = 0;
    let taken = 0;
    for (const request of queue) {
      if (group.length > 0 && rows + request.rowCount > maxRows) break;
      taken++;
      waitingRows -= request.rowCount;
      if (performance.now() > request.deadlineMs) {
        request.reject(waitedTooLong());
        continue;
      }
      group.push(request);
      rows += request.rowCount;
    }
    queue = queue.slice(taken);
    return group;
  }

  async function runGroup(group: readonly Waiting[]) {
    try {
      const joined = joinTensors(group.map((request) => request.feeds));
      if (!joined) return await runEachAlone(group);
      const outputs = await run(joined);
      let firstRow = 0;
      for (const request of group) {
        request.resolve({ outputs, firstRow });
        firstRow += request.rowCount;
      }
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error);
      else await runEachAlone(group);
    }
  }

  async function runEachAlone(group: readonly Waiting[]) {
    for (const request of group) {
      if (performance.now() > request.deadlineMs) request.reject(waitedTooLong());
      else await runAlone(request);
    }
  }

  async function runAlone({ feeds, resolve, reject }: Waiting) {
    try {
      resolve({ outputs: await run(feeds), firstRow: 0 });
    } catch (error) {
      reject(error);
    }
  }

  return {
    submit: (feeds, rowCount, deadlineMs) =>
      new Promise((resolve, reject) => {
        if (waitingRows > 0 && waitingRows + rowCount > maxWaiting) return reject(tooManyWait());
        queue.push({ feeds, rowCount, deadlineMs, resolve, reject });
        waitingRows += rowCount;
        if (busy) return;
        busy = true;
        // What else arrives in this turn of the event loop joins the first run.
        setImmediate(work);
      }),
    drained: () => (busy ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
  };
}

const waitedTooLong = () =>
  new AppError('model-timeout', 'The call waited too long for its turn: this model is slower than the calls it gets.');

const tooManyWait = () =>
  new AppError('overloaded', 'Too many calls wait for this model already. Try again in a moment.');
