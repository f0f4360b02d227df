import { asyncPredictions } from '#db/schema/clients';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import type { StoredCall } from '#lib/inference/asynchronous/async-prediction';
import { billedUserId, requireQuota } from '#lib/inference/billed-to';
import { noSuchVersion, noteFailure, rowsOf } from '#lib/inference/predict';
import type { PredictCall, UploadedFile } from '#lib/inference/predict-request';
import { readableModel } from '#lib/inference/readable-model';
import { takesFiles } from '#lib/inference/rows';
import type { ServedVersion } from '#lib/inference/serve-version';
import { servedModels } from '#lib/inference/served-models';
import { giveBack } from '#lib/inference/spare-arrays';
import { streamOf } from '#lib/inference/stream-of';
import { enqueue, queuesReady } from '#lib/queue/queue';
import type { ServedModel } from '#lib/registry/load-served';
import { storage } from '#lib/storage/storage';
import { toAppError } from '#lib/to-app-error';
import { storableName } from '#lib/usage/keep-file';

/**
 * Puts a call off, to be answered by the worker with the version that is meant now; gives its id. Throws at once what `predict` would
 * throw (404, 413, 422, 429), but for rows that hold files: those are read by the worker. `startedAt` as for `predict`.
 */
export async function startAsyncPrediction(ctx: Ctx, call: PredictCall, startedAt: number): Promise<string> {
  requirePermission(ctx.actor, 'predict:run');
  const userId = billedUserId(ctx);
  const { model, version } = await meantVersion(ctx, call, startedAt);
  const id = ctx.predictionId ?? newId('prediction');
  const file = call.file && (await store(call.file));
  await queuesReady();
  await ctx.db.transaction(async (tx) => {
    const added = await tx
      .insert(asyncPredictions)
      .values({
        id,
        userId,
        keyId: ctx.actor.kind === 'key' ? ctx.actor.keyId : null,
        modelId: model.id,
        versionId: version.id,
        status: 'queued',
        request: storedCall(call, version.number),
        fileSha256: file?.sha256 ?? null,
        fileName: call.file ? storableName(call.file.name) : null,
        requestId: ctx.requestId,
      })
      // A call that is sent again under the same Idempotency-Key is under way already.
      .onConflictDoNothing()
      .returning({ id: asyncPredictions.id });
    const options = { group: version.id, requestId: ctx.requestId };
    if (added.length > 0) await enqueue(tx, 'run-async-prediction', { id }, options);
  });
  return id;
}

/** Notes a refusal among the failed calls, as `predict` does. */
async function meantVersion(ctx: Ctx, call: PredictCall, startedAt: number) {
  const model = await readableModel(ctx, call.model);
  let version: ServedVersion | null = null;
  try {
    version = await servedModels(ctx.db).version(model, call);
    if (!version) throw noSuchVersion(model, call);
    await requireAnswerable(ctx, model, version, call);
    return { model, version };
  } catch (error) {
    const known = toAppError(error, ctx.requestId);
    noteFailure(ctx, model, version, known, startedAt);
    throw known;
  }
}

async function requireAnswerable(
  ctx: Ctx,
  model: ServedModel,
  version: ServedVersion,
  call: PredictCall,
): Promise<void> {
  const rows = await rowsOf(version, call);
  await requireQuota(ctx, model, rows.length);
  if (takesFiles(version.manifest)) return;
  const decoded = await version.codec.decode(rows, (row) => (call.inputs ? `/inputs/${row}` : '/input'));
  giveBack(decoded.feeds);
}

const store = ({ content }: UploadedFile) => storage().put(streamOf(content));

function storedCall({ model, input, inputs, subject, file, keepFile }: PredictCall, version: number): StoredCall {
  const sizeBytes = file && ('sizeBytes' in file.content ? file.content.sizeBytes : file.content.length);
  return {
    model,
    version,
    ...(inputs ? { inputs } : { input }),
    ...(subject !== undefined && { subject }),
    ...(file && { file: { type: file.type, sizeBytes: sizeBytes!, isKept: keepFile ?? false } }),
  };
}
