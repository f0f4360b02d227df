import type { Readable } from 'node:stream';
import { z } from 'zod';
import { database } from '#db/client';
import { authenticate } from '#lib/auth/authenticate';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { noteKeyUse } from '#lib/auth/note-key-use';
import type { Permission } from '#lib/auth/permissions';
import { isSameSite } from '#lib/auth/same-site';
import type { Actor, Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import type { ByteRange } from '#lib/http/byte-range';
import type { Endpoint, HttpAnswer, HttpRequest } from '#lib/http/exchange';
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
  params?: P;
  query?: Q;
  /** A schema for a JSON body; without one the body is left to `run` (through `call.request`). */
  body?: B;
  /** The status of a good answer: 200 unless said, 204 when `run` gives undefined. */
  status?: number;
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

/** A body that is JSON already, to be sent as it is. */
export class JsonText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A good answer with another status than the declared one. */
export class WithStatus {
  readonly status: number;
  readonly result: unknown;
  constructor(status: number, result: unknown) {
    this.status = status;
    this.result = result;
  }
}

/** A body that is no text, sent as it is. */
export class Bytes {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly type: string;
  constructor(content: Uint8Array<ArrayBuffer>, type: string) {
    this.content = content;
    this.type = type;
  }
}

/** A body of unknown length, sent as it comes, while the request may still arrive. */
export class Streamed {
  readonly content: Readable;
  readonly type: string;
  constructor(content: Readable, type: string) {
    this.content = content;
    this.type = type;
  }
}

type AboutFile = {
  fileName: string;
  type: string;
  /** Of the whole file. */
  sizeBytes: number;
  /** For a file to be shown where it stands. */
  inline?: boolean;
  /** The part of the file that `content` is, where it is not the whole. */
  range?: ByteRange | null;
};

/** A file to be saved under a name, sent as it comes. */
export class FileDownload {
  readonly content: Readable;
  readonly fileName: string;
  readonly type: string;
  readonly sizeBytes: number;
  readonly inline: boolean;
  readonly range: ByteRange | null;
  constructor(content: Readable, about: AboutFile) {
    this.content = content;
    this.fileName = about.fileName;
    this.type = about.type;
    this.sizeBytes = about.sizeBytes;
    this.inline = about.inline ?? false;
    this.range = about.range ?? null;
  }
}

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
    try {
      const actor = await admit(request, declaration.permission, headers);
      const ctx: Ctx = { db: database().db, actor, requestId };
      const run = async (request: HttpRequest, ctx: Ctx) => {
        const call = { ...(await parseCall(declaration, request)), request, headers, startedAt };
        return answer(await declaration.run(ctx, call), declaration.status, headers);
      };
      const key = keyOfCall(declaration, request);
      const userId = actingUserId(actor);
      if (key === undefined || userId === null) return await run(request, ctx);
      const once = await answerOnce({ db: ctx.db, userId, key, request, requestId }, (request, predictionId) =>
        run(request, { ...ctx, predictionId }),
      );
      return { ...once, headers: { ...headers, ...once.headers } };
    } catch (error) {
      const answerError = declaration.errors === 'oip' ? oipErrorAnswer : problemAnswer;
      const problem = answerError(toAppError(error, requestId), requestId);
      return { ...problem, headers: { ...headers, ...problem.headers } };
    }
  };
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

async function admit(
  request: HttpRequest,
  permission: Permission | 'public',
  headers: Record<string, string>,
): Promise<Actor> {
  if (permission === 'public') return { kind: 'anonymous' };
  const found = authenticate(request.header);
  const actor = found instanceof Promise ? await found : found;
  if (actor.kind === 'user') requireSameSite(request);
  requirePermission(actor, permission);
  if (actor.kind === 'key') noteKeyUse(actor.keyId);
  const taken = takeFromLimit(actor, permission);
  if (taken) Object.assign(headers, taken instanceof Promise ? await taken : taken);
  return actor;
}

function requireSameSite(request: HttpRequest): void {
  const sameSite = isSameSite({
    method: request.method,
    host: (request.header('x-forwarded-host') ?? request.header('host'))?.split(',', 1)[0]?.trim(),
    origin: request.header('origin'),
    secFetchSite: request.header('sec-fetch-site'),
    publicUrl: env.PUBLIC_URL,
  });
  if (!sameSite) {
    throw new AppError(
      'cross-site',
      'A change with a browser session must come from this site. Programs use an API key.',
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

function answer(result: unknown, status: number | undefined, headers: Record<string, string>): HttpAnswer {
  if (result instanceof WithStatus) return answer(result.result, result.status, headers);
  headers['cache-control'] ??= 'no-store';
  if (result === undefined) return { status: status ?? 204, headers, body: null };
  if (result instanceof FileDownload) return download(result, status, headers);
  if (result instanceof Streamed) {
    headers['content-type'] = result.type;
    // What stands in front of us may gather whole answers otherwise.
    headers['x-accel-buffering'] = 'no';
    return { status: status ?? 200, headers, body: result.content };
  }
  if (result instanceof Bytes) {
    headers['content-type'] = result.type;
    return { status: status ?? 200, headers, body: result.content };
  }
  headers['content-type'] = 'application/json';
  const body = result instanceof JsonText ? result.text : JSON.stringify(result);
  return { status: status ?? 200, headers, body };
}

function download(
  { content, fileName, type, sizeBytes, inline, range }: FileDownload,
  status: number | undefined,
  headers: Record<string, string>,
): HttpAnswer {
  headers['content-type'] = type;
  headers['content-length'] = String(range ? range.end - range.start + 1 : sizeBytes);
  if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${sizeBytes}`;
  // What people sent is shown as the type it is said to be, or not at all.
  headers['x-content-type-options'] = 'nosniff';
  // RFC 6266: a plain name for all, and the true one for those that read RFC 8187.
  const plain = fileName.replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const how = inline ? 'inline' : 'attachment';
  headers['content-disposition'] = `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
  return { status: status ?? (range ? 206 : 200), headers, body: content };
}
