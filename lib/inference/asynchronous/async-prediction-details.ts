import { desc, eq, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import { models, versions } from '#db/schema/registry';
import { actingUserId, may } from '#lib/auth/may';
import type { Actor } from '#lib/context';
import type { AsyncPrediction, AsyncPredictionSummary } from '#lib/inference/asynchronous/async-prediction';
import { PredictionAnswer } from '#lib/inference/prediction-answer';
import { Problem } from '#lib/problem-details';

const columns = {
  id: asyncPredictions.id,
  status: asyncPredictions.status,
  model: models.slug,
  version: versions.number,
  userId: asyncPredictions.userId,
  createdAt: asyncPredictions.createdAt,
  startedAt: asyncPredictions.startedAt,
  endedAt: asyncPredictions.endedAt,
  problem: asyncPredictions.problem,
};

/** Which ones the actor may see: their own, and all of them for an admin. */
export function asyncPredictionsVisibleTo(actor: Actor): SQL | undefined {
  if (may(actor, 'prediction:read-any')) return undefined;
  return eq(asyncPredictions.userId, actingUserId(actor) ?? '');
}

/** Those that meet the condition, newest first, without their answers. */
export async function asyncPredictionSummaries(
  db: Database,
  where: SQL | undefined,
  limit: number,
): Promise<AsyncPredictionSummary[]> {
  return (await summariesQuery(db, where, limit)).map(toSummary);
}

export const summariesQuery = (db: Database, where: SQL | undefined, limit: number) =>
  db
    .select(columns)
    .from(asyncPredictions)
    .innerJoin(models, eq(models.id, asyncPredictions.modelId))
    .innerJoin(versions, eq(versions.id, asyncPredictions.versionId))
    .where(where)
    .orderBy(desc(asyncPredictions.id))
    .limit(limit);

/** The one that meets the condition, with its answer; null where there is none. */
export async function asyncPredictionDetail(db: Database, where: SQL | undefined): Promise<AsyncPrediction | null> {
  const [row] = await db
    .select({ ...columns, answer: asyncPredictions.answer })
    .from(asyncPredictions)
    .innerJoin(models, eq(models.id, asyncPredictions.modelId))
    .innerJoin(versions, eq(versions.id, asyncPredictions.versionId))
    .where(where);
  if (!row) return null;
  const { answer, ...summary } = row;
  return {
    ...toSummary(summary),
    ...(answer !== null && { answer: PredictionAnswer.parse(JSON.parse(answer)) }),
  };
}

type Row = Awaited<ReturnType<typeof summariesQuery>>[number];

function toSummary({ problem, createdAt, startedAt, endedAt, ...row }: Row): AsyncPredictionSummary {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    ...(row.status === 'failed' && { problem: Problem.parse(problem) }),
  };
}
