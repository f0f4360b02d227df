import './lean-heap.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { database } from '#db/client';
import { isDatabaseAway } from '#db/is-database-away';
import { env } from '#lib/env';
import { log } from '#lib/log';
import { type Working, workQueues } from '#lib/queue/work-queues';
import { choresByRest } from '#workers/chores';
import { handlers } from '#workers/jobs';
import { type Keeping, keepDoing } from '#workers/keep-doing';
import { lowerPriority } from './lower-priority.ts';

/** How long jobs under way may go on after the worker was told to stop; who waits for it ends it after ten seconds. */
const drainLimitMs = 7_000;

/** The worker: does jobs until it is told to stop, or until the process that started it is gone. */
async function main(): Promise<void> {
  lowerPriority();
  // A connection of the queue may fail while nobody waits for it, when a start was given up, say; it is tried again.
  process.on('unhandledRejection', (error) => {
    if (!isDatabaseAway(error)) throw error;
    log.warn({ error: String(error) }, 'the database is away');
  });
  let working: Working | null = null;
  let keeping: Keeping[] = [];
  let stopping = false;
  const stop = (why: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'the worker stops');
    void stopWorking(working, keeping).finally(() => process.exit(0));
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('disconnect', () => stop('the process that started it is gone'));
  working = await startWorking();
  keeping = choresByRest.map(({ everyMs, chores }) => keepDoing(database().db, chores, everyMs));
  process.send?.('ready');
  log.info('the worker is ready');
}

async function startWorking(): Promise<Working> {
  for (;;) {
    try {
      return await workQueues(env.DATABASE_URL, database().db, handlers);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log.warn({ error: String(error) }, 'the database is away; the worker waits for it');
      await sleep(1_000);
    }
  }
}

/** Also when the database is away and nothing can be given back: the next worker then finds out by itself. */
async function stopWorking(working: Working | null, keeping: Keeping[]): Promise<void> {
  const stopped = Promise.all([working?.stop(drainLimitMs), ...keeping.map((one) => one.stop())]).then(() =>
    database().sql.end({ timeout: 2 }),
  );
  await Promise.race([stopped, sleep(drainLimitMs + 2_000)]).catch((error: unknown) =>
    log.warn({ error: String(error) }, 'the worker did not stop cleanly'),
  );
}

main().catch((error: unknown) => {
  log.fatal({ error: error instanceof Error ? error.stack : String(error) }, 'the worker cannot start');
  process.exit(1);
});
