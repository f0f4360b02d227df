import { setTimeout as sleep } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import {
  batchJobsOnOwnData,
  ownModels,
  ownStripeEvents,
  ownWebhooks,
  runsOnOwnData,
} from '#lib/privacy/holdings/own-things';

const pollMs = 250;

/**
 * Forgets the queue's jobs that speak of the person or their things, those that are over as well: what a failed one
 * left behind may quote the data. Waits for those under way, which were canceled: else they would store files that
 * nothing names. Throws where one has not ended within `patienceMs`. To be done while the things' rows are still there.
 */
export async function forgetQueuedJobs(db: Database, userId: string, patienceMs: number): Promise<void> {
  if (!(await hasQueues(db))) return;
  // Tries of this very erasure that failed quote it too; the one under way is not waited for.
  await forgetJobs(db, sql`select id from erasures where user_id = ${userId}`);
  const deadline = performance.now() + patienceMs;
  for (;;) {
    await forgetJobs(db, thingsOf(userId));
    // In any state: one that was under way may have ended since.
    const [left] = await db.execute(sql`select 1 from pgboss.job where ${speaksOf(thingsOf(userId))} limit 1`);
    if (!left) return;
    if (performance.now() > deadline) throw new Error('A job of the account to be erased does not come to an end.');
    await sleep(pollMs);
  }
}

/** Forgets the queue's jobs, but for those under way, that speak of one of these ids: what failed may quote the data. */
export async function forgetJobsOf(db: Database, ids: SQL): Promise<void> {
  if (await hasQueues(db)) await forgetJobs(db, ids);
}

/** Forgets the queue's job of an erasure that was taken back, which waits until the grace period is over. */
export async function forgetErasureJob(tx: Pick<Database, 'execute'>, id: string): Promise<void> {
  await tx.execute(sql`
    delete from pgboss.job where name = 'erase-personal-data' and state <> 'active' and data->>'id' = ${id}`);
}

const forgetJobs = (db: Database, ids: SQL) =>
  db.execute(sql`delete from pgboss.job where state <> 'active' and ${speaksOf(ids)}`);

async function hasQueues(db: Database): Promise<boolean> {
  const [installed] = await db.execute<{ yes: boolean }>(sql`select to_regclass('pgboss.job') is not null as yes`);
  return installed?.yes === true;
}

/** But for the request's id, which its caller chose: it must not pass for the id of a thing. */
const speaksOf = (ids: SQL): SQL =>
  sql`exists (select from jsonb_each_text(data - 'requestId') as said where said.value in (${ids}))`;

const thingsOf = (userId: string): SQL => sql`
  select ${userId}::text as id
  union all select id from batch_jobs where id in ${batchJobsOnOwnData(userId)}
  union all select id from async_predictions where user_id = ${userId}
  union all select id from runs where id in ${runsOnOwnData(userId)}
  union all select id from versions where model_id in ${ownModels(userId)}
  union all select dataset_versions.id from dataset_versions join datasets on datasets.id = dataset_id
    where owner_id = ${userId}
  union all select id from webhook_messages where endpoint_id in ${ownWebhooks(userId)}
  union all select id from personal_exports where user_id = ${userId}
  union all select id from ${ownStripeEvents(userId)} as told`;
