import { z } from 'zod';
import { database } from '#db/client';
import { noteKeyUse } from '#lib/auth/api-keys/note-key-use';
import { authenticate } from '#lib/auth/authenticate';
import { clientAddress } from '#lib/auth/client-address';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Permission } from '#lib/auth/permissions';
import { isSameSite } from '#lib/auth/same-site';
import type { Actor, Audited, Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { answerOf } from '#lib/http/answer';
import { auditCall } from '#lib/http/audit-call';
import type { Endpoint, HttpRequest } from '#lib/http/exchange';
import { answerOnce } from '#lib/http/idempotency/answer-once';
import { sentKey } from '#lib/http/idempotency/sent-key';
import { oipErrorAnswer } from '#lib/http/oip-error';
import { parseInput } from '#lib/http/parse-input';
import { problemAnswer } from '#lib/http/problem';
import { readJson } from '#lib/http/read-json';
import { traceHeaders } from '#lib/http/trace';
import { escapePointer } from '#lib/json-pointer';
import { toAppError } from '#lib/to-app-error';
import { takeFromLimit } from '#lib/usage/rate-limit';

type Parsed<S> = S extends z.ZodType ? z.infer<S> : undefined;

/** What an endpoint declares; everything else about a call is handled here, once. */
export type Declaration<P, Q, B> = {
  /** `public` answers anybody. */
  permission: Permission | 'public';
  /** What a caller must hold besides, as the use case reads or changes more than one kind of thing. */
  alsoNeeds?: readonly Permission[];
  /** Of a GET that may begin something: a browser's session counts only where a page of ours asks, as for any change. */
  beginsWork?: boolean;
  params?: P;
  query?: Q;
  /** A schema for a JSON body; without one the body is left to `run` (through `call.request`). */
  body?: B;
  /** The status of a good answer: 200 unless said, 204 when `run` gives undefined. */
  status?: number;
  /** The name under which the audit log has its changes and its refusals; none where it keeps none. */
  auditAs?: string;
  /** Why the use case writes the entry of what was done itself; what was refused is written here. */
  recordsItself?: string;
  /** How errors are told: as problem details unless said, or as the Open Inference Protocol has them. */
  errors?: 'oip';
  /** Whether an `Idempotency-Key` gives the first answer again: for what costs or creates. */
  idempotent?: boolean;
  /** Whether such a key is refused instead: for what costs, and whose answer is a stream that nobody keeps. */
  refusesIdempotencyKey?: boolean;
  run(ctx: Ctx, call: Call<P, Q, B>): unknown;
};

export type Call<P, Q, B> = {
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  request: HttpRequest;
  /** Headers for the answer. */
  headers: Record<string, string>;
  /** When the request arrived, in the clock of `performance.now()`. */
  startedAt: number;
};

/**
 * Makes an endpoint of a declaration: authenticate → limit → parse → run → answer, errors as problem+json.
 */
export function endpoint<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(declaration: Declaration<P, Q, B>): Endpoint {
  return async (request) => {
    const startedAt = performance.now();
    const headers = traceHeaders(request);
    const requestId = headers['x-request-id']!;
    let actor: Actor = { kind: 'anonymous' };
    const audited: Audited | undefined = declaration.auditAs ? { address: clientAddress(request.header) } : undefined;
    const audit = async (outcome: { refusal: AppError } | { result: unknown }) => {
      if (!declaration.auditAs || !audited) return;
      if ('result' in outcome && !tellsOfIt(declaration, request, audited)) return;
      const ctx = { db: database().db, actor, requestId };
      await auditCall(ctx, declaration.auditAs, { ...outcome, audited, params: request.params });
    };
    try {
      const found = authenticated(request, declaration.permission);
      actor = found instanceof Promise ? await found : found;
      await admit(actor, request, declaration, headers);
      const ctx: Ctx = { db: database().db, actor, requestId, ...(audited && { audited }) };
      const run = async (request: HttpRequest, ctx: Ctx) => {
        const call = { ...(await parseCall(declaration, request)), request, headers, startedAt };
        const result = await declaration.run(ctx, call);
        const answer = answerOf(result, declaration.status, headers);
        await audit({ result });
        return answer;
      };
      const key = keyOfCall(declaration, request);
      const userId = actingUserId(actor);
      if (key === undefined || userId === null) return await run(request, ctx);
      const once = await answerOnce({ db: ctx.db, userId, key, request, requestId }, (request, predictionId) =>
        run(request, { ...ctx, predictionId }),
      );
      return { ...once, headers: { ...headers, ...once.headers } };
    } catch (error) {
      const refusal = toAppError(error, requestId);
      await audit({ refusal });
      const answerError = declaration.errors === 'oip' ? oipErrorAnswer : problemAnswer;
      const problem = answerError(refusal, requestId);
      return { ...problem, headers: { ...headers, ...problem.headers } };
    }
  };
}

/** Whether the audit log hears of a good call: of a change, and of what a read noted (`noteInAudit`). */
function tellsOfIt({ recordsItself }: { recordsItself?: string }, { method }: HttpRequest, audited: Audited): boolean {
  if (recordsItself !== undefined || audited.isNothing) return false;
  return (method !== 'GET' && method !== 'HEAD') || audited.target !== undefined;
}

function keyOfCall(
  { idempotent, refusesIdempotencyKey }: { idempotent?: boolean; refusesIdempotencyKey?: boolean },
  request: HttpRequest,
): string | undefined {
  if (idempotent) return sentKey(request);
  if (!refusesIdempotencyKey || request.header('idempotency-key') === undefined) return undefined;
  throw new AppError(
    'bad-request',
    'This answers with a stream, which is not kept: it takes no Idempotency-Key. Leave the header out.',
  );
}

function authenticated(request: HttpRequest, permission: Permission | 'public'): Actor | Promise<Actor> {
  return permission === 'public' ? { kind: 'anonymous' } : authenticate(request.header);
}

type Admission = Pick<Declaration<undefined, undefined, undefined>, 'permission' | 'alsoNeeds' | 'beginsWork'>;

async function admit(
  actor: Actor,
  request: HttpRequest,
  { permission, alsoNeeds = [], beginsWork = false }: Admission,
  headers: Record<string, string>,
): Promise<void> {
  if (permission === 'public') return;
  // A page of another site can make a browser send its cookie, but no token.
  if (actor.kind === 'user' && !actor.byToken) requireSameSite(request, beginsWork);
  for (const needed of [permission, ...alsoNeeds]) requirePermission(actor, needed);
  if (actor.kind === 'key') noteKeyUse(actor.keyId);
  const taken = takeFromLimit(actor, permission);
  if (taken) Object.assign(headers, taken instanceof Promise ? await taken : taken);
}

function requireSameSite(request: HttpRequest, beginsWork: boolean): void {
  const sameSite = isSameSite({
    method: request.method,
    beginsWork,
    host: (request.header('x-forwarded-host') ?? request.header('host'))?.split(',', 1)[0]?.trim(),
    origin: request.header('origin'),
    referer: request.header('referer'),
    secFetchSite: request.header('sec-fetch-site'),
    publicUrl: env.PUBLIC_URL,
  });
  if (!sameSite) {
    throw new AppError(
      'cross-site',
      'With a browser session this must come from a page of this site. Programs use an API key.',
    );
  }
}

async function parseCall<P, Q, B>(declaration: Declaration<P, Q, B>, request: HttpRequest) {
  const { params, query, body } = declaration;
  requirePlainBody(request);
  return {
    params: (params instanceof z.ZodType ? parseInput(params, request.params) : undefined) as Parsed<P>,
    query: (query instanceof z.ZodType ? parseInput(query, queryOf(request)) : undefined) as Parsed<Q>,
    body: (body instanceof z.ZodType ? parseInput(body, await readJson(request)) : undefined) as Parsed<B>,
  };
}

function requirePlainBody(request: HttpRequest): void {
  const coding = request.header('content-encoding');
  if (coding === undefined || /^identity$/i.test(coding)) return;
  throw new AppError('unsupported-media-type', `Send the body as it is, without Content-Encoding: ${coding}.`, {
    headers: { 'accept-encoding': 'identity' },
  });
}

function queryOf(request: HttpRequest): Record<string, string> {
  const start = request.url.indexOf('?');
  if (start < 0) return {};
  const sent = [...new URLSearchParams(request.url.slice(start))];
  const query = Object.fromEntries(sent);
  if (Object.keys(query).length < sent.length) throw repeated(sent.map(([name]) => name));
  return query;
}

function repeated(names: readonly string[]): AppError {
  const twice = names.find((name, k) => names.indexOf(name) !== k)!;
  const detail = 'is in the query more than once';
  return new AppError('invalid', `/${twice}: ${detail}`, { errors: [{ pointer: `/${escapePointer(twice)}`, detail }] });
}
