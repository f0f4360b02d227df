import { and, asc, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client';
import { batchJobs, batchParts } from '#db/schema/batch';
import { stripeEvents } from '#db/schema/billing';
import { webhookMessages } from '#db/schema/clients';
import { failedCalls } from '#db/schema/usage';
import { firstIdAt, type IdKind } from '#lib/ids';
import { noteFilesLeft, removeFilesLeft } from '#lib/privacy/retention/files-left';
import { forgetInputs } from '#lib/privacy/retention/forget-inputs';
import { readRetention } from '#lib/privacy/retention/retention';

const atOnce = 2_000;
const dayMs = 24 * 60 * 60_000;

/** Lets go of what is older at `now` than it is to be kept, batch by batch. */
export async function enforceRetention(db: Database, now = new Date()): Promise<void> {
  const kept = await readRetention(db);
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  const idBefore = (kind: IdKind, days: number) => firstIdAt(kind, before(days).getTime());
  await deleteWhere(db, failedCalls, failedCalls.id, lt(failedCalls.id, idBefore('failedCall', kept.failedCallDays)));
  const oldMessage = lt(webhookMessages.id, idBefore('webhookMessage', kept.webhookMessageDays));
  await deleteWhere(db, webhookMessages, webhookMessages.id, oldMessage);
  await blankStripeEvents(db, before(kept.stripeEventDays));
  // Of a round that was interrupted.
  await removeFilesLeft(db, now);
  if (kept.inputDays !== null) await forgetInputs(db, idBefore('prediction', kept.inputDays), now);
  if (kept.batchJobDays !== null) await forgetBatchJobs(db, before(kept.batchJobDays), now);
}

async function deleteWhere(db: Database, table: PgTable, key: PgColumn, where: SQL): Promise<void> {
  const some = sql`(select ${key} from ${table} where ${where} limit ${atOnce})`;
  while ((await db.execute(sql`delete from ${table} where ${key} in ${some}`)).count === atOnce);
}

/** Jobs of one transaction: each may have hundreds of parts. */
const jobsAtOnce = 50;

async function forgetBatchJobs(db: Database, before: Date, now: Date): Promise<void> {
  let forgotten: number;
  do {
    forgotten = await db.transaction(async (tx) => {
      const over = await oldBatchJobsQuery(tx, before);
      const ids = over.map(({ id }) => id);
      const parts = await tx
        .delete(batchParts)
        .where(inArray(batchParts.jobId, ids))
        .returning({ sha256: batchParts.sha256 });
      await tx.delete(batchJobs).where(inArray(batchJobs.id, ids));
      await noteFilesLeft(tx, [...over, ...parts]);
      return ids.length;
    });
    await removeFilesLeft(db, now);
  } while (forgotten === jobsAtOnce);
}

/** Along the ids: what was over by then was begun before. */
export const oldBatchJobsQuery = (db: Database, before: Date) =>
  db
    .select({ id: batchJobs.id, sha256: batchJobs.inputSha256 })
    .from(batchJobs)
    .where(and(lt(batchJobs.id, firstIdAt('batchJob', before.getTime())), lt(batchJobs.finishedAt, before)))
    .orderBy(asc(batchJobs.id))
    .limit(jobsAtOnce);

async function blankStripeEvents(db: Database, before: Date): Promise<void> {
  const old = oldStripeEventsQuery(db, before);
  while ((await db.update(stripeEvents).set({ body: {} }).where(inArray(stripeEvents.id, old))).count === atOnce);
}

/** Along their own index, which a blanked event leaves; one with a problem is kept for finance. */
export const oldStripeEventsQuery = (db: Database, before: Date) =>
  db
    .select({ id: stripeEvents.id })
    .from(stripeEvents)
    .where(
      and(
        lt(stripeEvents.receivedAt, before),
        isNotNull(stripeEvents.handledAt),
        isNull(stripeEvents.problem),
        sql`${stripeEvents.body}::text <> '{}'`,
      ),
    )
    .limit(atOnce);
