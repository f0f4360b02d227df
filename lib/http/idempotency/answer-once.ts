import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Database } from '#db/client';
import { sessionSecret } from '#lib/auth/session-secret';
import { env } from '#lib/env';
import { AppError, errorCodes } from '#lib/errors';
import type { HttpAnswer, HttpRequest } from '#lib/http/exchange';
import { boundaryOf, fingerprintOf } from '#lib/http/idempotency/fingerprint';
import { fingerprintWhileRead, readFingerprint } from '#lib/http/idempotency/form-request';
import { log } from '#lib/log';
import { toAppError } from '#lib/to-app-error';
import { type Claim, claimKey } from '#lib/usage/idempotency/claim-key';
import {
  dropKey,
  extendLease,
  freeKey,
  type HeldKey,
  keepAnswer,
  noteFingerprint,
} from '#lib/usage/idempotency/held-key';
import { openAnswer, type SealWith, sealAnswer } from '#lib/usage/idempotency/seal-answer';
import { sayAgainMs } from '#lib/usage/idempotency/times';

/** Answers beyond are not kept: the same call runs again then, as the same prediction. */
const mostKeptBytes = 1024 * 1024;

/** Headers that speak of the one call, not of its answer. */
const ofTheCall = new Set(['x-request-id', 'traceparent', 'ratelimit', 'ratelimit-policy', 'server-timing']);

export type KeyedCall = { db: Database; userId: string; key: string; request: HttpRequest; requestId: string };
export type Run = (request: HttpRequest, predictionId: string) => Promise<HttpAnswer>;

/**
 * The first answer to a person's `Idempotency-Key`, however often the call comes, for a day: `run` is called where there
 * is none yet. Throws AppError('idempotency-key-reused') where the key came with another call,
 * AppError('idempotency-key-in-use') while the first is under way. What `run` refuses did nothing, and is not kept.
 */
export async function answerOnce(call: KeyedCall, run: Run): Promise<HttpAnswer> {
  const { db, userId, key } = call;
  const sealWith = { secret: await sessionSecret(), userId, key };
  const { request, fingerprint } = await readBody(call.request);
  const keyHash = createHash('sha256').update(key).digest('hex');
  const operation = `${request.method} ${request.url.split('?', 1)[0]}`;
  const claim = await claimKey(db, { userId, keyHash, operation, fingerprint });
  if (claim.is !== 'held') return answerAgain(claim, { request, operation, fingerprint, sealWith });
  const held = { userId, keyHash, predictionId: claim.predictionId };
  return holding(db, held, () => answerFirst({ ...call, request }, { held, isFirst: claim.isFirst, sealWith }, run));
}

/** The request with its body read already, but for a form, which is read when it is used. */
async function readBody(request: HttpRequest): Promise<{ request: HttpRequest; fingerprint: string | null }> {
  if (boundaryOf(request) !== null) return { request, fingerprint: null };
  const bytes = await request.body(env.MAX_BODY_BYTES);
  const again = { ...request, body: async () => bytes, stream: () => Readable.from([bytes]) };
  return { request: again, fingerprint: fingerprintOf(request, bytes) };
}

type Asked = { request: HttpRequest; operation: string; fingerprint: string | null; sealWith: SealWith };

async function answerAgain(claim: Exclude<Claim, { is: 'held' }>, asked: Asked): Promise<HttpAnswer> {
  if (claim.operation !== asked.operation) throw reused(`for ${claim.operation}`);
  const isOther = (fingerprint: string | null) =>
    claim.fingerprint !== null && fingerprint !== null && fingerprint !== claim.fingerprint;
  if (isOther(asked.fingerprint)) throw reused('with another body or query');
  if (claim.is === 'under way') throw underWay();
  if (asked.fingerprint === null && isOther(await readFingerprint(asked.request))) throw reused('with another form');
  const { status, headers, body } = claim.answer;
  const opened = body === null ? null : openAnswer(body, asked.sealWith);
  if (body !== null && opened === null) {
    throw new AppError('conflict', 'The first answer to this Idempotency-Key can no longer be read. Use a new key.');
  }
  return { status, headers: { ...headers, 'idempotency-replayed': 'true' }, body: opened };
}

type Holding = { held: HeldKey; isFirst: boolean; sealWith: SealWith };

async function answerFirst(
  { db, request, requestId }: KeyedCall,
  { held, isFirst, sealWith }: Holding,
  run: Run,
): Promise<HttpAnswer> {
  let isOver = false;
  const noted = async (fingerprint: string) => {
    if (!isOver && !(await noteFingerprint(db, held, fingerprint))) throw reused('with another form');
  };
  try {
    const answer = await run(fingerprintWhileRead(request, noted), held.predictionId);
    await settle(db, held, isFirst, answer, sealWith).catch((error: unknown) =>
      // What was done is done: the caller gets the answer, and the lease ends by itself.
      log.warn({ requestId, error: String(error) }, 'the answer to an Idempotency-Key could not be kept'),
    );
    return answer;
  } catch (error) {
    const known = toAppError(error, requestId);
    await release(db, held, isFirst, errorCodes[known.code].status).catch(() => {});
    throw known;
  } finally {
    isOver = true;
  }
}

async function settle(db: Database, held: HeldKey, isFirst: boolean, answer: HttpAnswer, sealWith: SealWith) {
  const { status, headers, body, isUnkept = false } = answer;
  if (status >= 400) return release(db, held, isFirst, status);
  if (isUnkept || body instanceof Readable || (body !== null && body.length > mostKeptBytes)) return freeKey(db, held);
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheCall.has(name)));
  return keepAnswer(db, held, { status, headers: kept, body: body === null ? null : sealAnswer(body, sealWith) });
}

/** A refusal did nothing, so that its key is as good as new; a failure of ours may have done something. */
function release(db: Database, held: HeldKey, isFirst: boolean, status: number): Promise<void> {
  return isFirst && status < 500 ? dropKey(db, held) : freeKey(db, held);
}

/** Keeps the key held as long as `work` takes. */
async function holding<T>(db: Database, held: HeldKey, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void extendLease(db, held).catch(() => {}), sayAgainMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

const reused = (how: string) =>
  new AppError(
    'idempotency-key-reused',
    `This Idempotency-Key was sent before ${how}. Send the call as it was, or make a new key for a new one.`,
  );

const underWay = () =>
  new AppError('idempotency-key-in-use', 'The first call with this Idempotency-Key is under way. Ask again shortly.', {
    headers: { 'retry-after': '1' },
  });
