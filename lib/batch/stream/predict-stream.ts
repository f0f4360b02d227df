import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowsPerBatch } from '#lib/batch/scoring/rows-per-batch';
import { answerStream } from '#lib/batch/stream/answer-stream';
import type { SentLine } from '#lib/batch/stream/line-reader';
import { lineError, recordLines, type ScoredChunk } from '#lib/batch/stream/record-lines';
import { scoreLines } from '#lib/batch/stream/score-lines';
import type { Actor, Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError, isAppError } from '#lib/errors';
import { requireQuota } from '#lib/inference/billed-to';
import { noSuchVersion, noteFailure } from '#lib/inference/predict';
import { readableModel } from '#lib/inference/readable-model';
import type { ServedVersion } from '#lib/inference/serve-version';
import { servedModels } from '#lib/inference/served-models';
import { toAppError } from '#lib/to-app-error';
import { takeFromLimit } from '#lib/usage/rate-limit';

type Target = { model: string; version?: number | undefined; alias?: string | undefined };

/**
 * The answers to the JSON lines of `body`, a row each, as JSON lines that are sent while those still arrive. A chunk of
 * lines is a call: a row of the ledger, committed before its answers are sent, and one of the calls a minute; past that
 * limit the sender waits. All lines are answered by the version that was meant when the stream began. With `ending` the
 * answers end, with an error as their last line. Throws 404, and 429 for a quota that is used up,
 * before the first line is read.
 */
export async function predictStream(
  ctx: Ctx,
  target: Target,
  body: Readable,
  { startedAt, ending }: { startedAt: number; ending: AbortSignal },
): Promise<Readable> {
  const model = await readableModel(ctx, target.model);
  let version: ServedVersion | null = null;
  const failed = (error: unknown): AppError => {
    const known = toAppError(error, ctx.requestId);
    noteFailure(ctx, model, version, known, startedAt);
    return known;
  };
  try {
    version = await servedModels(ctx.db).version(model, target);
    if (!version) throw noSuchVersion(model, target);
    await requireQuota(ctx, model, 1);
    if (ending.aborted) throw new AppError('unavailable', 'The server is restarting. Try again shortly.');
  } catch (error) {
    throw failed(error);
  }
  const { number, manifest, certificate } = version;
  return answerStream<ScoredChunk>(body, ending, {
    lineBytes: env.MAX_BODY_BYTES,
    mostLines: Math.min(env.MAX_ROWS, rowsPerBatch({ manifest, ...certificate }, manifest.features.length)),
    turn: turns(ctx.actor),
    score: (lines) => scoreChunk(ctx, { model: model.slug, version: number }, lines),
    record: (chunk) => recordLines(ctx, chunk),
    farewell: (error) => `${JSON.stringify({ error: { ...lineError(failed(error)), requestId: ctx.requestId } })}\n`,
  });
}

/** Looks the version up again: it is at hand, or it was let go meanwhile, or one may no longer use the model. */
async function scoreChunk(
  ctx: Ctx,
  target: { model: string; version: number },
  lines: readonly SentLine[],
): Promise<ScoredChunk> {
  const beganAt = performance.now();
  const model = await readableModel(ctx, target.model);
  const version = await servedModels(ctx.db).version(model, target);
  if (!version) throw noSuchVersion(model, target);
  // Which of the lines are answered, and so counted, nobody knows yet.
  await requireQuota(ctx, model, 1);
  const scored = await scoreLines(version, lines);
  return { model, version, lines: scored, tookMs: performance.now() - beganAt };
}

/** A turn is a call against the actor's limit. The first was counted with the request. */
function turns(actor: Actor): (over: AbortSignal) => Promise<void> {
  let isFirst = true;
  return async (over) => {
    while (!isFirst && !over.aborted) {
      try {
        await takeFromLimit(actor, 'predict:run');
        break;
      } catch (error) {
        if (!isAppError(error) || error.code !== 'rate-limited') throw error;
        const seconds = Number(error.headers?.['retry-after'] ?? 1);
        await sleep(seconds * 1000, undefined, { signal: over }).catch(() => {});
      }
    }
    isFirst = false;
  };
}
