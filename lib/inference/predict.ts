import { actingUserId } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError, errorCodes, notFound } from '#lib/errors';
import { newId } from '#lib/ids';
import { answersFromCache, type CachedAnswers } from '#lib/inference/answer-cache';
import { keepCallsFile } from '#lib/inference/keep-calls-file';
import { inLargeFileTurn } from '#lib/inference/large-file-turns';
import type { PredictCall } from '#lib/inference/predict-request';
import { readableModel } from '#lib/inference/readable-model';
import { fileRow, keptInputs, openFiles } from '#lib/inference/rows';
import type { ServedVersion } from '#lib/inference/serve-version';
import { servedModels } from '#lib/inference/served-models';
import { giveBack } from '#lib/inference/spare-arrays';
import type { ServedModel } from '#lib/registry/load-served';
import { toAppError } from '#lib/to-app-error';
import { noteFailedCall } from '#lib/usage/failed-calls';
import { type LedgerRow, ledger } from '#lib/usage/ledger';

/** An answered call. `predictionsJson` is the list of answers, one a row, as JSON text. */
export type Prediction = {
  id: string;
  model: string;
  version: number;
  predictionsJson: string;
  units: number;
  cached: boolean;
  /** How long each stage took; `admit` is all that came before: authentication, limit, reading the body. */
  stagesMs: { admit: number; resolve: number; decode: number; run: number; record: number };
};

/**
 * Answers rows with a version of a model, and records it: once this settles, the row is in the ledger. Throws what
 * the caller did wrong (404, 413, 422), what the model did wrong (502, 504) or what is missing here (503).
 * `startedAt` is when the call arrived, in the clock of `performance.now()`.
 */
export async function predict(ctx: Ctx, request: PredictCall, startedAt: number): Promise<Prediction> {
  const admittedAt = performance.now();
  const served = servedModels(ctx.db);
  const model = await readableModel(ctx, request.model);
  let version: ServedVersion | null = null;
  try {
    const found = served.version(model, request);
    version = found instanceof Promise ? await found : found;
    if (!version) throw noSuchVersion(model, request);
    const ready = version;
    return await inLargeFileTurn(request.file, () => answer(ctx, model, ready, request, { startedAt, admittedAt }));
  } catch (error) {
    const known = toAppError(error, ctx.requestId);
    noteFailure(ctx, model, version, known, startedAt);
    throw known;
  }
}

async function answer(
  ctx: Ctx,
  model: ServedModel,
  version: ServedVersion,
  request: PredictCall,
  { startedAt, admittedAt }: { startedAt: number; admittedAt: number },
): Promise<Prediction> {
  const rows = await rowsOf(version, request);
  if (rows.length > env.MAX_ROWS) throw tooManyRows(rows.length);
  const resolvedAt = performance.now();
  const {
    json: predictionsJson,
    decodedAt,
    cached,
  } = await answersFromCache(model, version, rows, () => runRows(version, rows, request.inputs !== undefined));
  const answeredAt = performance.now();
  const createdAtMs = Date.now();
  const id = ctx.predictionId ?? newId('prediction', createdAtMs);
  const row: LedgerRow = {
    id,
    createdAtMs,
    userId: billedUserId(ctx),
    keyId: ctx.actor.kind === 'key' ? ctx.actor.keyId : null,
    modelId: model.id,
    versionId: version.id,
    units: rows.length,
    cached,
    latencyMs: answeredAt - startedAt,
    subject: request.subject ?? null,
    requestId: ctx.requestId,
    inputsJson: model.keepsInputs ? keptInputs(version.manifest, rows) : null,
    outputsJson: model.keepsInputs ? predictionsJson : null,
  };
  await (request.file && request.keepFile && model.keepsInputs
    ? keepCallsFile(ctx.db, request.file, (file) => ledger().add({ ...row, file }))
    : ledger().add(row));
  return {
    id,
    model: model.slug,
    version: version.number,
    predictionsJson,
    units: rows.length,
    cached,
    stagesMs: {
      admit: admittedAt - startedAt,
      resolve: resolvedAt - admittedAt,
      decode: decodedAt - resolvedAt,
      run: answeredAt - decodedAt,
      record: performance.now() - answeredAt,
    },
  };
}

async function runRows(version: ServedVersion, rows: readonly unknown[], many: boolean): Promise<CachedAnswers> {
  const decoded = version.codec.decode(rows, (row) => (many ? `/inputs/${row}` : '/input'));
  const ready = decoded instanceof Promise ? await decoded : decoded;
  const decodedAt = performance.now();
  const { outputs, firstRow } = await version.run(ready, decodedAt + 3 * env.RUN_LIMIT_MS);
  giveBack(ready.feeds);
  return { json: JSON.stringify(version.codec.encode(outputs, firstRow, rows.length, ready.notes)), decodedAt };
}

/** Rows as the codec takes them: an uploaded file is one, and base64 in any other is the file it means. */
function rowsOf({ manifest }: ServedVersion, request: PredictCall): readonly unknown[] | Promise<readonly unknown[]> {
  if (!request.file) return openFiles(manifest, request.inputs ?? [request.input]);
  const row = fileRow(manifest, request.file.content);
  return row instanceof Promise ? row.then((read) => [read]) : [row];
}

function noSuchVersion(model: ServedModel, { version, alias }: PredictCall): AppError {
  if (version !== undefined) return notFound(`ready version ${version} of the model "${model.slug}"`);
  if (alias !== undefined) return notFound(`alias "${alias}" of the model "${model.slug}"`);
  return new AppError(
    'not-found',
    `The model "${model.slug}" has no version in production yet. Point its alias at one.`,
  );
}

const tooManyRows = (count: number) =>
  new AppError('too-large', `A call may have at most ${env.MAX_ROWS} rows, this has ${count}. Send them in parts.`);

function billedUserId(ctx: Ctx): string {
  const userId = actingUserId(ctx.actor);
  if (userId === null)
    throw new AppError('unauthenticated', 'A prediction is always somebody’s: sign in or send an API key.');
  return userId;
}

function noteFailure(
  ctx: Ctx,
  model: ServedModel,
  version: ServedVersion | null,
  { code, message }: AppError,
  startedAt: number,
) {
  const userId = actingUserId(ctx.actor);
  if (userId === null) return;
  noteFailedCall({
    atMs: Date.now(),
    userId,
    keyId: ctx.actor.kind === 'key' ? ctx.actor.keyId : null,
    modelId: model.id,
    versionId: version?.id ?? null,
    status: errorCodes[code].status,
    code,
    detail: message,
    latencyMs: performance.now() - startedAt,
    requestId: ctx.requestId,
  });
}
