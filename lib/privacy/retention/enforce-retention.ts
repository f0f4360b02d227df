import { and, asc, eq, gt, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client';
import { batchJobs, batchParts } from '#db/schema/batch';
import { stripeEvents } from '#db/schema/billing';
import { webhookMessages } from '#db/schema/clients';
import { settings } from '#db/schema/people';
import { failedCalls, keptFiles, predictions } from '#db/schema/usage';
import { firstIdAt, idTimeMs } from '#lib/ids';
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
  const idBefore = (kind: Parameters<typeof firstIdAt>[0], days: number) => firstIdAt(kind, before(days).getTime());
  await deleteWhere(db, failedCalls, failedCalls.id, lt(failedCalls.id, idBefore('failedCall', kept.failedCallDays)));
  const oldMessage = lt(webhookMessages.id, idBefore('webhookMessage', kept.webhookMessageDays));
  await deleteWhere(db, webhookMessages, webhookMessages.id, oldMessage);
  await blankStripeEvents(db, before(kept.stripeEventDays));
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
  const files = await db.transaction(async (tx) => {
    await tx
      .update(predictions)
      .set({ inputs: null, outputs: null, subject: null })
      .where(sql`${predictions.id} = ${these} and (inputs is not null or outputs is not null or subject is not null)`);
    return tx
      .delete(keptFiles)
      .where(sql`${keptFiles.predictionId} = ${these}`)
      .returning({ sha256: keptFiles.sha256 });
  });
  await removeUnnamedFiles(db, [...new Set(files.map(({ sha256 }) => sha256))], new Date(now.getTime() - fileRestMs));
}

async function forgetBatchJobs(db: Database, before: Date, now: Date): Promise<void> {
  const over = await db
    .select({ id: batchJobs.id, sha256: batchJobs.inputSha256 })
    .from(batchJobs)
    .where(lt(batchJobs.finishedAt, before))
    .limit(atOnce);
  if (over.length === 0) return;
  const ids = over.map(({ id }) => id);
  const parts = await db.select({ sha256: batchParts.sha256 }).from(batchParts).where(inArray(batchParts.jobId, ids));
  await db.delete(batchJobs).where(inArray(batchJobs.id, ids));
  const sha256s = [...new Set([...over, ...parts].map(({ sha256 }) => sha256))];
  await removeUnnamedFiles(db, sha256s, new Date(now.getTime() - fileRestMs));
}

async function blankStripeEvents(db: Database, before: Date): Promise<void> {
  await db
    .update(stripeEvents)
    .set({ body: {} })
    .where(
      and(
        lt(stripeEvents.receivedAt, before),
        isNotNull(stripeEvents.handledAt),
        sql`${stripeEvents.problem} is null and ${stripeEvents.body}::text <> '{}'`,
      ),
    );
}
