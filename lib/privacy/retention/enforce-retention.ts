import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Database } from '#db/client';
import { batchJobs, batchParts } from '#db/schema/batch';
import { stripeEvents } from '#db/schema/billing';
import { webhookMessages } from '#db/schema/clients';
import { settings } from '#db/schema/people';
import { failedCalls, keptFiles, predictions } from '#db/schema/usage';
import { firstIdAt, type IdKind, idTimeMs } from '#lib/ids';
import { readRetention } from '#lib/privacy/retention/retention';
import { removeUnnamedFiles } from '#lib/storage/remove-unnamed-files';
import { textArray } from '#lib/usage/array-literal';

const atOnce = 2_000;
/** Somebody who just stored the same content is about to name it. */
const fileRestMs = 60_000;
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

/** How far inputs were let go of: the id of a prediction. */
const position = 'inputs-forgotten-through';
/** Calls may be recorded somewhat after their id was made. */
const lateMs = 60 * 60_000;

/** Along the ids, from where the last round ended: what is older was seen to before. */
async function forgetInputs(db: Database, beforeId: string, now: Date): Promise<void> {
  const [kept] = await db.select({ id: settings.value }).from(settings).where(eq(settings.name, position));
  let after = kept ? firstIdAt('prediction', idTimeMs(kept.id) - lateMs) : '';
  for (;;) {
    const ids = (await oldPredictionsQuery(db, after, beforeId)).map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return;
    await forgetInputsOf(db, ids, now);
    await db
      .insert(settings)
      .values({ name: position, value: last })
      .onConflictDoUpdate({ target: settings.name, set: { value: last } });
    after = last;
  }
}

export const oldPredictionsQuery = (db: Database, afterId: string, beforeId: string) =>
  db
    .select({ id: predictions.id })
    .from(predictions)
    .where(and(gt(predictions.id, afterId), lt(predictions.id, beforeId)))
    .orderBy(asc(predictions.id))
    .limit(atOnce);

async function forgetInputsOf(db: Database, ids: readonly string[], now: Date): Promise<void> {
  const these = sql`any(${textArray(ids)}::text[])`;
  await db.transaction(async (tx) => {
    await tx
      .update(predictions)
      .set({ inputs: null, outputs: null, subject: null })
      .where(sql`${predictions.id} = ${these} and (inputs is not null or outputs is not null or subject is not null)`);
    const files = await tx
      .delete(keptFiles)
      .where(sql`${keptFiles.predictionId} = ${these}`)
      .returning({ sha256: keptFiles.sha256 });
    await noteFilesLeft(tx, files);
  });
  await removeFilesLeft(db, now);
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

/** Files whose rows are gone and that are still to be removed: whoever is interrupted in between finds them again. */
const filesLeft = 'files-left-by-retention';

async function noteFilesLeft(tx: Database, files: readonly { sha256: string }[]): Promise<void> {
  if (files.length === 0) return;
  const value = JSON.stringify([...new Set(files.map(({ sha256 }) => sha256))]);
  await tx
    .insert(settings)
    .values({ name: filesLeft, value })
    .onConflictDoUpdate({
      target: settings.name,
      set: { value: sql`(${settings.value}::jsonb || excluded.value::jsonb)::text` },
    });
}

async function removeFilesLeft(db: Database, now: Date): Promise<void> {
  const [left] = await db.select().from(settings).where(eq(settings.name, filesLeft));
  if (!left) return;
  const sha256s = z.array(z.string()).parse(JSON.parse(left.value));
  await removeUnnamedFiles(db, [...new Set(sha256s)], new Date(now.getTime() - fileRestMs));
  // Another worker may have noted more meanwhile.
  await db.delete(settings).where(and(eq(settings.name, filesLeft), eq(settings.value, left.value)));
}

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
