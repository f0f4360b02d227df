import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { endAsyncPrediction } from '#lib/inference/asynchronous/end-async-prediction';
import { Problem, problemOf } from '#lib/problem-details';
import type { JobData } from '#lib/queue/jobs';
import { queuesReady } from '#lib/queue/queue';
import { noteFailedCall } from '#lib/usage/failed-calls';

type Row = Pick<
  typeof asyncPredictions.$inferSelect,
  'id' | 'userId' | 'keyId' | 'modelId' | 'versionId' | 'requestId'
>;

/** Ends a call with a problem and notes it among the failed ones; one that has ended stays as it is. */
export async function failAsyncPrediction(db: Database, row: Row, problem: Problem, latencyMs: number): Promise<void> {
  await queuesReady();
  const failed = await db.transaction((tx) => endAsyncPrediction(tx, row.id, { status: 'failed', problem }));
  if (!failed) return;
  const { userId, keyId, modelId, versionId, requestId } = row;
  const { status, code, detail } = problem;
  const call = { userId, keyId, modelId, versionId, requestId, status, code, detail };
  noteFailedCall({ ...call, atMs: Date.now(), latencyMs });
}

/** Ends a call that could not be answered after several tries, with what is known of the reason. */
export async function giveUpAsyncPrediction({ db }: Ctx, { id }: JobData<'run-async-prediction'>): Promise<void> {
  const [row] = await db
    .select()
    .from(asyncPredictions)
    .where(and(eq(asyncPredictions.id, id), inArray(asyncPredictions.status, ['queued', 'running'])));
  if (!row) return;
  const problem = row.problem === null ? problemOf(gaveUp(), row.requestId) : Problem.parse(row.problem);
  const sinceMs = (row.startedAt ?? row.createdAt).getTime();
  await failAsyncPrediction(db, row, problem, Date.now() - sinceMs);
}

const gaveUp = () =>
  new AppError(
    'internal',
    'The server could not answer this call, after several tries. This is no verdict on the input: send it again, and if ' +
      'that happens again, ask the admin to look into the log of the worker.',
  );
