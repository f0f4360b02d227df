import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { StripeAccount, StripeRefusal } from '#tests/support/stripe-account';
import { type Form, readStripeForm } from '#tests/support/stripe-form';

/**
 * How a call goes wrong: an answer of that status without effect; a connection cut before it had an effect, or after it;
 * an answer that comes late.
 */
export type Fault = 429 | 500 | 401 | 'cut' | 'cut-after' | { slowMs: number };
type Planned = { path: RegExp; fault: Fault; times: number };
export type StripeCall = {
  method: string;
  path: string;
  form: Form;
  body: string;
  idempotencyKey: string | undefined;
  answer?: Answer;
};
type Answer = { status: number; body: unknown; headers?: Record<string, string> };

/**
 * Something on loopback that speaks the part of Stripe's API that is used here, over HTTP with forms, as its
 * documentation and its OpenAPI description have it: ids, errors, idempotency keys, identifiers known again for a day.
 */
export async function startStripeFake() {
  const account = new StripeAccount();
  const calls: StripeCall[] = [];
  const planned: Planned[] = [];
  const answered = new Map<string, { of: string; answer: Answer }>();

  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    calls.push(call);
    const fault = takeFault(planned, call.path);
    if (fault === 'cut') return void response.destroy();
    if (typeof fault === 'object') await sleep(fault.slowMs);
    const isAuthorized = /^Bearer sk_test_\w+$/.test(request.headers.authorization ?? '');
    const answer = isAuthorized ? once(call, () => act(call, fault)) : refusal(401, 'Invalid API Key provided');
    call.answer = answer;
    if (fault === 'cut-after') return void response.destroy();
    send(response, answer);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));

  const act = (call: StripeCall, fault: Fault | undefined): Answer => {
    if (fault === 429) return refusal(429, 'Request rate limit exceeded.', { code: 'rate_limit' });
    if (fault === 401) return refusal(401, 'Invalid API Key provided');
    if (fault === 500) return refusal(500, 'An unknown error occurred', { type: 'api_error' });
    try {
      return { status: 200, body: account.answer(call) };
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      return refusal(error.status, error.message, error.more);
    }
  };

  /** https://docs.stripe.com/api/idempotent_requests: the first answer again, whatever it was, unless it was a limit. */
  const once = (call: StripeCall, run: () => Answer): Answer => {
    const { method, path, body, idempotencyKey } = call;
    if (idempotencyKey === undefined || method !== 'POST') return run();
    const of = `${path} ${body}`;
    const known = answered.get(idempotencyKey);
    if (known && known.of !== of) {
      return refusal(400, 'Keys for idempotent requests can only be used with the same parameters.', {
        type: 'idempotency_error',
      });
    }
    if (known) return { ...known.answer, headers: { 'idempotent-replayed': 'true' } };
    const answer = run();
    if (![401, 429].includes(answer.status)) answered.set(idempotencyKey, { of, answer });
    return answer;
  };

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    account,
    /** Every call it got, answered or not. */
    calls,
    /** Lets the next calls of a path go wrong. */
    fail: (path: RegExp, fault: Fault, times = 1) => void planned.push({ path, fault, times }),
    /** What was to go wrong and did not yet goes well. */
    mend: () => void planned.splice(0),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
export type StripeFake = Awaited<ReturnType<typeof startStripeFake>>;

async function readCall(request: IncomingMessage): Promise<StripeCall> {
  const { pathname, search } = new URL(request.url!, 'http://x');
  const body = await text(request);
  const method = request.method!;
  const key = request.headers['idempotency-key'];
  return {
    method,
    path: pathname,
    form: readStripeForm(method === 'GET' ? search.slice(1) : body),
    body: method === 'GET' ? search.slice(1) : body,
    idempotencyKey: typeof key === 'string' ? key : undefined,
  };
}

function takeFault(planned: Planned[], path: string): Fault | undefined {
  const plan = planned.find((one) => one.times > 0 && one.path.test(path));
  if (plan) plan.times--;
  return plan?.fault;
}

const refusal = (status: number, message: string, more: Record<string, string> = {}): Answer => ({
  status,
  body: { error: { type: 'invalid_request_error', message, ...more } },
  headers: { 'stripe-should-retry': 'false' },
});

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_fake', ...headers })
    .end(JSON.stringify(body));
}
