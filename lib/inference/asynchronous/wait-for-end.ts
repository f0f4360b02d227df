import { and, inArray, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';
import { watchEndings } from '#lib/registry/live';

/** Endings are told by notification; this is for those that were missed, with one query for all that wait. */
const lookEveryMs = 2_000;

type Waiting = { wakes: Map<string, Set<() => void>>; timer: NodeJS.Timeout | undefined };

const waiting = () =>
  processShared('async-waiting', () => {
    const shared: Waiting = { wakes: new Map(), timer: undefined };
    watchEndings(wakeAll);
    return shared;
  });

/** Settles when the asynchronous prediction has ended, or after `limitMs`; it holds no connection meanwhile. */
export async function waitForEnd(db: Database, id: string, limitMs: number): Promise<void> {
  if (limitMs <= 0) return;
  await new Promise<void>((resolve) => {
    const stop = whenEnded(db, id, end);
    const timer = setTimeout(end, limitMs);
    function end() {
      clearTimeout(timer);
      stop();
      resolve();
    }
    // It may have ended before anybody listened.
    void look(db, [id]);
  });
}

function whenEnded(db: Database, id: string, wake: () => void): () => void {
  const shared = waiting();
  const wakes = shared.wakes.get(id) ?? new Set();
  shared.wakes.set(id, wakes.add(wake));
  shared.timer ??= setInterval(() => void look(db, [...shared.wakes.keys()]), lookEveryMs);
  return () => {
    if (!wakes.delete(wake)) return;
    if (wakes.size === 0) shared.wakes.delete(id);
    if (shared.wakes.size > 0) return;
    clearInterval(shared.timer);
    shared.timer = undefined;
  };
}

async function look(db: Database, ids: string[]): Promise<void> {
  try {
    const ended = await db
      .select({ id: asyncPredictions.id })
      .from(asyncPredictions)
      .where(and(inArray(asyncPredictions.id, ids), isNotNull(asyncPredictions.endedAt)));
    for (const { id } of ended) wakeAll(id);
  } catch (error) {
    // The next look makes up for it, and whoever has waited long enough is told what is wrong.
    log.debug({ error: String(error) }, 'waiting calls could not be looked up');
  }
}

function wakeAll(id: string): void {
  for (const wake of [...(waiting().wakes.get(id) ?? [])]) wake();
}
