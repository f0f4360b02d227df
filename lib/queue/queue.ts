import { sql as sqlTag } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import { type Database, database } from '#db/client';
import { env } from '#lib/env';
import { processShared } from '#lib/process-shared';
import { type JobData, type JobName, jobNames, jobs } from '#lib/queue/jobs';
import { setUpQueues } from '#lib/queue/set-up-queues';

type EnqueueOptions = { startAfter?: Date; priority?: number; group?: string; requestId?: string | undefined };

/**
 * Asks for a job to be done, as part of the transaction `tx`: it is there for the workers when, and only when, the
 * transaction commits. Call `queuesReady` before the transaction begins. Jobs of a `group` share what a handler allows
 * one to have at the same time; under the `requestId` of who asks, the worker's log and audit entries go on.
 */
export async function enqueue<N extends JobName>(
  tx: Pick<Database, 'execute'>,
  name: N,
  data: JobData<N>,
  { group, requestId, ...options }: EnqueueOptions = {},
): Promise<void> {
  // Never started: it keeps no timers and no connection, and does everything through the transaction it is given.
  const boss = new PgBoss({ db: fromDrizzle(tx, sqlTag), supervise: false, migrate: false, schedule: false });
  const queued = { ...jobs[name].parse(data), ...(requestId !== undefined && { requestId }) };
  await boss.send(name, queued, { ...options, ...(group !== undefined && { group: { id: group } }) });
}

/** Settles once the queues are there; they are made where no worker has made them yet. */
export function queuesReady(): Promise<void> {
  const shared = processShared<{ ready: Promise<void> | null }>('queues-ready', () => ({ ready: null }));
  shared.ready ??= makeMissingQueues().catch((error: unknown) => {
    shared.ready = null;
    throw error;
  });
  return shared.ready;
}

async function makeMissingQueues(): Promise<void> {
  const { sql } = database();
  const [installed] = await sql`select to_regclass('pgboss.queue') is not null as yes`;
  if (installed?.yes) {
    const there = await sql`select 1 from pgboss.queue where name = any(${jobNames}) and dead_letter is not null`;
    if (there.length === jobNames.length) return;
  }
  await setUpQueues(env.DATABASE_URL);
}
