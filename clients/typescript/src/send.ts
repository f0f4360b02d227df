import { type BellwetherError, errorOf } from './bellwether-error.ts';
import type { CallOptions, Input, Operation } from './operation.ts';
import { requestOf } from './request-of.ts';

export type ClientOptions = {
  /** Where the server is: `https://models.example.org`. */
  baseUrl: string;
  /** `bw_…`; without one, the session of the page's own server is used. */
  apiKey?: string;
  /** Tries after the first one, where another is safe: 2 unless said. */
  retries?: number;
  /** Instead of the global one. */
  fetch?: typeof globalThis.fetch;
  /** Sent with every call. */
  headers?: Record<string, string>;
};

const longestWaitSeconds = 60;
const firstWaitMs = 250;

/** Sends a call and gives its answer. Throws BellwetherError for one that is not a good one, after tries that are safe. */
export async function send(
  client: ClientOptions,
  operation: Operation,
  input: Input,
  options: CallOptions = {},
): Promise<Response> {
  const { path, body, contentType } = requestOf(operation, input);
  const key = options.idempotencyKey ?? (operation.idempotent ? newKey() : false);
  const request = {
    method: operation.method,
    headers: {
      ...(client.apiKey && { authorization: `Bearer ${client.apiKey}` }),
      ...(contentType && { 'content-type': contentType }),
      ...(key && { 'idempotency-key': key }),
      ...client.headers,
      ...options.headers,
    },
    ...(body !== undefined && { body }),
    // What a stream as a body takes, and no type of `fetch` knows of.
    ...(body instanceof ReadableStream && { duplex: 'half' }),
    ...(options.signal && { signal: options.signal }),
  };
  const isRepeatable = operation.method === 'GET' || key !== false;
  const mostRetries = body instanceof ReadableStream ? 0 : (options.retries ?? client.retries ?? 2);
  for (let retry = 0; ; retry++) {
    const outcome = await attempt(client, path, request);
    if ('response' in outcome) return outcome.response;
    const waitMs = retry < mostRetries ? waitBefore(outcome, isRepeatable, retry) : null;
    if (waitMs === null || options.signal?.aborted) throw outcome.refused ?? outcome.broken;
    await sleep(waitMs, options.signal);
  }
}

/** `broken`: whatever kept it from being answered. */
type Failure = { refused: BellwetherError | null; broken?: unknown };
type Outcome = { response: Response } | Failure;

async function attempt(
  { baseUrl, fetch = globalThis.fetch }: ClientOptions,
  path: string,
  request: RequestInit,
): Promise<Outcome> {
  try {
    const response = await fetch(baseUrl.replace(/\/+$/, '') + path, request);
    return response.ok ? { response } : { refused: await errorOf(response) };
  } catch (broken) {
    return { refused: null, broken };
  }
}

/**
 * How long to wait before the next try, in ms; null where there is to be none. A call that was put off (429, 503) was
 * not done, so that any may be sent again; one whose answer was lost may have been, or may still be under way.
 */
function waitBefore({ refused }: Failure, isRepeatable: boolean, retry: number): number | null {
  const backoffMs = firstWaitMs * 2 ** retry * (0.5 + Math.random());
  if (!refused) return isRepeatable ? backoffMs : null;
  const { status, code, retryAfterSeconds } = refused;
  const isUnderWay = code === 'idempotency-key-in-use';
  if (status !== 429 && status !== 503 && !isUnderWay) return null;
  if (retryAfterSeconds === null) return isRepeatable ? backoffMs : null;
  return retryAfterSeconds <= longestWaitSeconds ? retryAfterSeconds * 1000 : null;
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}

/** 128 random bits; `crypto.randomUUID` is not there on pages without https. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
