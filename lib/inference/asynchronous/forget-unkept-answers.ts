import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { Database } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import { models } from '#db/schema/registry';

/** Long enough for whoever asked to fetch it, and again where that broke off. */
const fetchableMs = 24 * 60 * 60_000;
const atOnce = 500;

/**
 * Forgets the answers of asynchronous predictions that ended a day before `now`, where the model keeps none; that they
 * succeeded stays as long as of others.
 */
export async function forgetUnkeptAnswers(db: Database, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - fetchableMs);
  while (
    (
      await db
        .update(asyncPredictions)
        .set({ answer: null })
        .where(inArray(asyncPredictions.id, unkeptQuery(db, before)))
    ).count === atOnce
  );
}

const unkeptQuery = (db: Database, before: Date) =>
  db
    .select({ id: asyncPredictions.id })
    .from(asyncPredictions)
    .innerJoin(models, and(eq(models.id, asyncPredictions.modelId), eq(models.keepsInputs, false)))
    .where(and(lt(asyncPredictions.endedAt, before), isNotNull(asyncPredictions.answer)))
    .limit(atOnce);
