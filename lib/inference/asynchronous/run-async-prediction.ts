import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Database, driverOf } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import type { Ctx } from '#lib/context';
import { type AppError, type ErrorCode, notFound } from '#lib/errors';
import { askerContext } from '#lib/inference/asynchronous/asker-context';
import { StoredCall } from '#lib/inference/asynchronous/async-prediction';
import { endAsyncPrediction } from '#lib/inference/asynchronous/end-async-prediction';
import { failAsyncPrediction } from '#lib/inference/asynchronous/fail-async-prediction';
import { versionAtWork } from '#lib/inference/asynchronous/version-at-work';
import { HostGone } from '#lib/inference/host-process';
import { inLargeFileTurn } from '#lib/inference/large-file-turns';
import { answerCall } from '#lib/inference/predict';
import type { PredictCall } from '#lib/inference/predict-request';
import { answerJson } from '#lib/inference/prediction-answer';
import { FileOnDisk } from '#lib/inference/sent-file';
import { log } from '#lib/log';
import { problemOf } from '#lib/problem-details';
import type { JobData } from '#lib/queue/jobs';
import { queuesReady } from '#lib/queue/queue';
import { loadServedModel } from '#lib/registry/load-served';
import { mayRead } from '#lib/registry/may-read';
import { storage } from '#lib/storage/storage';
import { toAppError } from '#lib/to-app-error';
import { recordIn } from '#lib/usage/ledger';

type Row = typeof asyncPredictions.$inferSelect;

/** Somebody else has ended it meanwhile: it was canceled, or another worker has answered it. */
class Overtaken extends Error {}

/** What is our fault passes: such a call is tried again. */
const passing: readonly ErrorCode[] = ['internal', 'unavailable', 'overloaded'];

/**
 * Answers a call that was put off; does nothing where it has ended already. Its row in the ledger, its answer and its
 * event are one transaction, which holds only if nobody has ended it before: so it is billed once or, where it was
 * canceled, never, however many workers run it and whenever they die. Throws what is our fault, to be tried again.
 */
export async function runAsyncPrediction({ db }: Ctx, { id }: JobData<'run-async-prediction'>): Promise<void> {
  const startedAt = performance.now();
  const row = await take(db, id);
  if (!row) return;
  try {
    await answerRow(db, row, startedAt);
  } catch (error) {
    if (error instanceof Overtaken) return;
    const known = toAppError(error, row.requestId);
    if (known instanceof HostGone || passing.includes(known.code)) throw await noted(db, row, known);
    await failAsyncPrediction(db, row, problemOf(known, row.requestId), performance.now() - startedAt);
  }
}

/** The call as it stands, running; null where it has ended. */
async function take(db: Database, id: string): Promise<Row | null> {
  const [row] = await db
    .update(asyncPredictions)
    .set({ status: 'running', startedAt: sql`coalesce(${asyncPredictions.startedAt}, now())` })
    .where(and(eq(asyncPredictions.id, id), inArray(asyncPredictions.status, ['queued', 'running'])))
    .returning();
  return row ?? null;
}

async function answerRow(db: Database, row: Row, startedAt: number): Promise<void> {
  const ctx = await askerContext(db, row);
  const model = await loadServedModel(db, { id: row.modelId });
  if (!model || !mayRead(ctx.actor, model)) throw notFound('model for this call any more');
  const version = await versionAtWork(db, row.versionId);
  if (!version) throw notFound(`version of the model "${model.slug}" for this call any more`);
  const call = await callOf(row);
  await queuesReady();
  await inLargeFileTurn(call.file, () =>
    answerCall(ctx, model, version, call, {
      startedAt,
      admittedAt: performance.now(),
      record: (ledgerRow, answered) =>
        db.transaction(async (tx) => {
          const ending = { status: 'succeeded', answer: answerJson(answered) } as const;
          if (!(await endAsyncPrediction(tx, row.id, ending))) throw new Overtaken();
          await recordIn(driverOf(tx), ledgerRow);
        }),
    }),
  );
}

async function callOf({ request, fileSha256, fileName }: Row): Promise<PredictCall> {
  const { file, ...call } = StoredCall.parse(request);
  if (!file || fileSha256 === null) return call;
  const path = await storage().localPath(fileSha256);
  const content = new FileOnDisk({ path, sizeBytes: file.sizeBytes, sha256: fileSha256 });
  return { ...call, file: { content, name: fileName ?? 'file', type: file.type }, keepFile: file.isKept };
}

/** Leaves a word about what holds it up, in case it is given up, and gives the error on. */
async function noted(db: Database, { id, requestId }: Row, error: AppError): Promise<AppError> {
  await db
    .update(asyncPredictions)
    .set({ problem: problemOf(error, requestId) })
    .where(and(eq(asyncPredictions.id, id), eq(asyncPredictions.status, 'running')))
    .catch((failure: unknown) => log.warn({ requestId, error: String(failure) }, 'a problem could not be noted'));
  return error;
}
