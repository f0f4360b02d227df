import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { AddressPolicy } from '#lib/webhooks/addresses/address-policy';
import { checkedLookup } from '#lib/webhooks/addresses/checked-lookup';
import { urlProblem } from '#lib/webhooks/addresses/url-problem';
import { answerProblem, connectionProblem } from '#lib/webhooks/delivery-problem';
import { retryAfterMs } from '#lib/webhooks/retry-delay';

export type Post = { url: string; headers: Record<string, string>; body: string };
export type Posted = {
  /** Null where no answer came. */
  status: number | null;
  latencyMs: number;
  /** What went wrong, in words; null where it was delivered. */
  problem: string | null;
  /** The beginning of what was answered. */
  answer: string | null;
  /** How long the endpoint asks to be left alone (429, 503). */
  retryAfterMs: number | null;
};
export type PostOptions = { limitMs?: number; lookup?: RequestOptions['lookup'] };

const answerLimitBytes = 1024;
/** What comes after the status is a courtesy to whoever reads the log. */
const answerLimitMs = 1_000;

/**
 * Sends a message once, to a URL the policy allows, within 15 seconds in all, and says what came of it; never throws for
 * what the other side does. Redirects are not followed: they could lead anywhere.
 */
export async function postMessage(post: Post, policy: AddressPolicy, options: PostOptions = {}): Promise<Posted> {
  const { limitMs = 15_000, lookup = checkedLookup(policy) } = options;
  const refused = urlProblem(post.url, policy);
  if (refused) return { status: null, latencyMs: 0, problem: refused, answer: null, retryAfterMs: null };
  const startedAt = performance.now();
  try {
    const response = await respond(post, { lookup, signal: AbortSignal.timeout(limitMs) });
    const latencyMs = performance.now() - startedAt;
    const status = response.statusCode!;
    const answer = await beginningOf(response);
    const asks = status === 429 || status === 503;
    return {
      status,
      latencyMs,
      problem: answerProblem(status),
      answer,
      retryAfterMs: asks ? retryAfterMs(response.headers['retry-after'], new Date()) : null,
    };
  } catch (error) {
    const problem = connectionProblem(error, limitMs);
    return { status: null, latencyMs: performance.now() - startedAt, problem, answer: null, retryAfterMs: null };
  }
}

function respond({ url, headers, body }: Post, options: RequestOptions): Promise<IncomingMessage> {
  const { request } = url.startsWith('https:') ? https : http;
  return new Promise((resolve, reject) => {
    // An agent of its own, so that every call resolves and checks anew, and no connection is left over.
    const call = request(url, { ...options, method: 'POST', agent: false, headers: { ...ours, ...headers } });
    call.on('response', resolve).on('error', reject);
    call.end(body);
  });
}

const ours = {
  'content-type': 'application/json',
  'user-agent': 'Bellwether-Webhooks/1',
  'accept-encoding': 'identity',
};

/** The first kilobyte of the body as text that can be stored, or what of it comes within a second; then hangs up. */
async function beginningOf(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, answerLimitMs);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      sizeBytes += chunk.length;
      if (sizeBytes >= answerLimitBytes) done();
    });
    response.on('error', done).on('close', done).on('end', done);
  });
  response.destroy();
  const text = Buffer.concat(chunks).subarray(0, answerLimitBytes).toString('utf8');
  return text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD').trim() || null;
}
