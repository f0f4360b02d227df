import { and, asc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { settings } from '#db/schema/people';
import { keptFiles, predictions } from '#db/schema/usage';
import { settledSeq } from '#lib/billing/metering/settled-seq';
import { noteFilesLeft, removeFilesLeft } from '#lib/privacy/retention/files-left';
import { textArray } from '#lib/usage/array-literal';

const atOnce = 2_000;
/** How long calls that are being recorded are waited for. */
const patienceMs = 5_000;
/** How far inputs were let go of: the id of a prediction. */
const forgottenThroughId = 'inputs-forgotten-through';
/** How far the ledger was looked through for calls that were recorded late: a seq. */
const lookedThroughSeq = 'late-inputs-looked-through';

/**
 * Lets go of inputs, answers, subjects and files of the calls whose id is before `beforeId`. Along the ids, from where the
 * last round ended; and, as an id is made when a call is asked for and its row when it is answered, which may be days
 * later, along what was written into the ledger since then.
 */
export async function forgetInputs(db: Database, beforeId: string, now: Date): Promise<void> {
  await forgetRecordedLate(db, beforeId, now);
  const through = (await positionOf(db, forgottenThroughId)) ?? '';
  // Where inputs are kept longer than before, what was passed over is looked at again in its time.
  let after = through < beforeId ? through : beforeId;
  for (;;) {
    await keepPosition(db, forgottenThroughId, after);
    const ids = (await oldPredictionsQuery(db, after, beforeId)).map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return;
    await forgetInputsOf(db, ids, now);
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

async function forgetRecordedLate(db: Database, beforeId: string, now: Date): Promise<void> {
  let after = Number((await positionOf(db, lookedThroughSeq)) ?? 0);
  const settled = await settledSeq(db, after, patienceMs);
  while (after < settled) {
    const upTo = Math.min(after + atOnce, settled);
    const ids = (await recordedLateQuery(db, { after, upTo }, beforeId)).map(({ id }) => id);
    if (ids.length > 0) await forgetInputsOf(db, ids, now);
    await keepPosition(db, lookedThroughSeq, String(upTo));
    after = upTo;
  }
}

export const recordedLateQuery = (db: Database, seqs: { after: number; upTo: number }, beforeId: string) =>
  db
    .select({ id: predictions.id })
    .from(predictions)
    .where(and(gt(predictions.seq, seqs.after), lte(predictions.seq, seqs.upTo), lt(predictions.id, beforeId)));

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

async function positionOf(db: Database, name: string): Promise<string | null> {
  const [kept] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, name));
  return kept?.value ?? null;
}

async function keepPosition(db: Database, name: string, value: string): Promise<void> {
  await db.insert(settings).values({ name, value }).onConflictDoUpdate({ target: settings.name, set: { value } });
}
