import { actingUserId } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError, errorCodes, notFound } from '#lib/errors';
import { idTimeMs, newId } from '#lib/ids';
import { billedTo, requireQuota } from '#lib/inference/billed-to';
import { type Answered, answersFromCache } from '#lib/inference/cache/answers-from-cache';
import type { Answer } from '#lib/inference/codecs/answers';
import { keepCallsFile } from '#lib/inference/keep-calls-file';
import { inLargeFileTurn } from '#lib/inference/large-file-turns';
import type { PredictCall } from '#lib/inference/predict-request';
import { readableModel } from '#lib/inference/readable-model';
import { fileRow, keptInputs, MAX_KEPT_ELEMENTS, openFiles, tensorNote } from '#lib/inference/rows';
import type { ServedVersion } from '#lib/inference/serve-version';
import { servedModels } from '#lib/inference/served-models';
import { giveBack } from '#lib/inference/spare-arrays';
import { elementsOf, sliceRows, type Tensors } from '#lib/inference/tensors';
import type { ReadyVersion, ServedModel } from '#lib/registry/load-served';
import { toAppError } from '#lib/to-app-error';
import { noteFailedCall } from '#lib/usage/failed-calls';
import { type LedgerRow, ledger } from '#lib/usage/ledger';

/** Answers as they are: one a row, or raw tensors, of which `predictionsJson` then holds large ones by their size only. */
export type DirectAnswers = { answers: Answer[] } | { tensors: Tensors };

/** An answered call. `predictionsJson` is the list of answers, one a row, as JSON text. */
export type Prediction = {
  id: string;
  model: string;
  version: number;
  predictionsJson: string;
  units: number;
  cached: boolean;
  /** What was answered before it became JSON, for a call with a `source` whose own run answered it. */
  direct?: DirectAnswers;
  /** How long each stage took; `admit` is all that came before: authentication, limit, reading the body. */
  stagesMs: { admit: number; resolve: number; decode: number; run: number; record: number };
};

/**
 * Answers rows with a version of a model, and records it: once this settles, the row is in the ledger. Throws what
 * the caller did wrong (404, 413, 422), what the model did wrong (502, 504), what is missing here (503), and 429 for
 * more units than a hard quota has left.
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
    return await inLargeFileTurn(request.file, () =>
      answerCall(ctx, model, ready, request, { startedAt, admittedAt, record: (row) => ledger().add(row) }),
    );
  } catch (error) {
    const known = toAppError(error, ctx.requestId);
    noteFailure(ctx, model, version, request.unitsOnly ? withoutWords(known) : known, startedAt);
    throw known;
  }
}

type Answering = {
  startedAt: number;
  admittedAt: number;
  /** Puts the row into the ledger; the call is answered once this settles. */
  record(row: LedgerRow, answered: Omit<Prediction, 'stagesMs'>): Promise<void>;
};

/** Answers rows with that very version, for somebody who may use it; throws as `predict` does, which notes failures. */
export async function answerCall(
  ctx: Ctx,
  model: ServedModel,
  version: ServedVersion,
  request: PredictCall,
  { startedAt, admittedAt, record }: Answering,
): Promise<Prediction> {
  const rows = await rowsOf(version, request);
  await requireQuota(ctx, model, rows.length);
  const resolvedAt = performance.now();
  const { json: predictionsJson, decodedAt, cached, direct } = await answersOf(model, version, rows, request);
  const answeredAt = performance.now();
  const keeps = model.keepsInputs && !request.unitsOnly;
  const id = ctx.predictionId ?? newId('prediction');
  const row: LedgerRow = {
    id,
    // A span of time is a span of ids: what is counted by the one can be listed by the other.
    createdAtMs: idTimeMs(id),
    ...billedTo(ctx, model),
    versionId: version.id,
    units: rows.length,
    cached,
    latencyMs: answeredAt - startedAt,
    subject: request.subject ?? null,
    requestId: ctx.requestId,
    inputsJson: keeps ? keptInputs(version.manifest, rows) : null,
    outputsJson: keeps ? predictionsJson : null,
  };
  const answered = {
    id,
    model: model.slug,
    version: version.number,
    predictionsJson,
    units: rows.length,
    cached,
    ...(request.source && direct && { direct }),
  };
  await (request.file && request.keepFile && keeps
    ? keepCallsFile(ctx.db, request.file, (file) => record({ ...row, file }, answered))
    : record(row, answered));
  return {
    ...answered,
    stagesMs: {
      admit: admittedAt - startedAt,
      resolve: resolvedAt - admittedAt,
      decode: decodedAt - resolvedAt,
      run: answeredAt - decodedAt,
      record: performance.now() - answeredAt,
    },
  };
}

/** Raw tensors that leave as such are not cached: writing them as JSON would take longer than answering them again. */
async function answersOf(
  model: ServedModel,
  version: ServedVersion,
  rows: readonly unknown[],
  request: PredictCall,
): Promise<Answered & { direct?: DirectAnswers | undefined }> {
  const { tensorsOf, encode } = version.codec;
  const ownPointer = (row: number) => (request.inputs === undefined ? '/input' : `/inputs/${row}`);
  const pointerOf = request.source?.pointerOf ?? ownPointer;
  if (request.source && !request.source.asJson && tensorsOf) {
    const { outputs, firstRow, decodedAt } = await runRows(version, rows, pointerOf);
    const tensors = tensorsOf(outputs, firstRow, rows.length);
    const answers =
      elementsOf(tensors) > MAX_KEPT_ELEMENTS ? notedRows(tensors, rows.length) : encode(tensors, 0, rows.length);
    return { json: JSON.stringify(answers), decodedAt, cached: false, direct: { tensors } };
  }
  let direct: DirectAnswers | undefined;
  const caching = request.unitsOnly ? { ...model, cacheTtlS: null } : model;
  const found = await answersFromCache(caching, version, rows, pointerOf, async (asked, pointerOfAsked) => {
    const { outputs, firstRow, notes, decodedAt } = await runRows(version, asked, pointerOfAsked);
    const answers = encode(outputs, firstRow, asked.length, notes);
    if (asked.length === rows.length) direct = { answers };
    return { answers, decodedAt };
  });
  return { ...found, direct };
}

async function runRows(version: ServedVersion, rows: readonly unknown[], pointerOf: (row: number) => string) {
  const decoded = version.codec.decode(rows, pointerOf);
  const ready = decoded instanceof Promise ? await decoded : decoded;
  const decodedAt = performance.now();
  const { outputs, firstRow } = await version.run(ready, decodedAt + 3 * env.RUN_LIMIT_MS);
  giveBack(ready.feeds);
  return { outputs, firstRow, notes: ready.notes, decodedAt };
}

/** The answers of which too much would be kept, by the size of each row's tensors. */
const notedRows = (tensors: Tensors, rowCount: number) =>
  Array.from({ length: rowCount }, (_, row) => ({
    outputs: Object.fromEntries(
      Object.entries(sliceRows(tensors, row, row + 1)).map(([name, { data }]) => [name, tensorNote(data)]),
    ),
  }));

/**
 * Rows as the codec takes them: an uploaded file is one, and base64 in any other is the file it means. Throws 413 for
 * more than MAX_ROWS, 422 for a file where the version takes none.
 */
export function rowsOf(
  version: ReadyVersion,
  { file, inputs, input, source }: PredictCall,
): readonly unknown[] | Promise<readonly unknown[]> {
  const { manifest } = version;
  if (source) {
    const rows = source.rowsFor(version);
    return rows instanceof Promise ? rows.then((read) => openFiles(manifest, read)) : openFiles(manifest, rows);
  }
  if (inputs && inputs.length > env.MAX_ROWS) throw tooManyRows(inputs.length);
  if (!file) return openFiles(manifest, inputs ?? [input]);
  const row = fileRow(manifest, file.content);
  return row instanceof Promise ? row.then((read) => [read]) : [row];
}

/** An error as it is noted of a call of which nothing is kept: its words may quote what was sent. */
const withoutWords = ({ code }: AppError) => new AppError(code, 'What was wrong is not kept of this call.');

/** 404 for a version or alias that the model does not have. */
export function noSuchVersion(model: ServedModel, { version, alias }: PredictCall): AppError {
  if (version !== undefined) return notFound(`ready version ${version} of the model "${model.slug}"`);
  if (alias !== undefined) return notFound(`alias "${alias}" of the model "${model.slug}"`);
  return new AppError(
    'not-found',
    `The model "${model.slug}" has no version in production yet. Point its alias at one.`,
  );
}

/** 413 for more rows than a call may have. */
export const tooManyRows = (count: number) =>
  new AppError('too-large', `A call may have at most ${env.MAX_ROWS} rows, this has ${count}. Send them in parts.`, {
    exceeded: { unit: 'rows', max: env.MAX_ROWS, actual: count },
  });

/** Notes that a call to a known model got an error; where it is nobody's, it is not noted. */
export function noteFailure(
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
