import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import { predictions } from '#db/schema/usage';
import { operationMatcher } from '#lib/http/match-operation';
import { nodeHandler } from '#lib/http/node-handler';
import { asyncPredictionOperations } from '#lib/http/operations/async-predictions';
import { predictOperation } from '#lib/http/predict-operation';
import type { AsyncPrediction } from '#lib/inference/asynchronous/async-prediction';
import { runAsyncPrediction } from '#lib/inference/asynchronous/run-async-prediction';
import { ctxOf } from '#tests/integration/auth/people';

/** The operations of asynchronous predictions, served by this process. */
export type AsyncServer = {
  url: string;
  /** Calls one with a key, JSON in and out. */
  call(path: string, key: string, init?: RequestInit): Promise<AsyncAnswer>;
  /** Puts a call off; gives its id. */
  putOff(key: string, body: object): Promise<string>;
  close(): Promise<void>;
};

type Body = Partial<AsyncPrediction> & {
  detail?: string;
  code?: string;
  nextCursor?: string;
  data?: AsyncPrediction[];
};
export type AsyncAnswer = { status: number; headers: Headers; body: Body };

export async function serveAsync(): Promise<AsyncServer> {
  const matcher = operationMatcher([predictOperation, ...Object.values(asyncPredictionOperations)]);
  const server = createServer((req, res) => {
    const { operation, params } = matcher.match(req.method!, req.url!)!;
    void nodeHandler(operation, params)(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const call: AsyncServer['call'] = async (path, key, init = {}) => {
    const headers = { authorization: `Bearer ${key}`, ...init.headers };
    const response = await fetch(`${url}${path}`, { ...init, headers });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return {
    url,
    call,
    putOff: async (key, body) => {
      const answer = await predictLater(call, key, body);
      if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
      return answer.body.id!;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** `POST /api/predict` with a `Prefer` header. */
export const predictLater = (call: AsyncServer['call'], key: string, body: object, prefer = 'respond-async') =>
  call('/api/predict', key, {
    method: 'POST',
    body: body instanceof FormData ? body : JSON.stringify(body),
    headers: { prefer, ...(!(body instanceof FormData) && { 'content-type': 'application/json' }) },
  });

/** Does what a worker does with the job. */
export const work = (id: string) => runAsyncPrediction(ctxOf({ kind: 'system' }), { id });

export async function rowOf(id: string) {
  const [row] = await database().db.select().from(asyncPredictions).where(eq(asyncPredictions.id, id));
  return row!;
}

/** The rows of the ledger under that id: one at most, whatever happens. */
export const billed = (id: string) => database().db.select().from(predictions).where(eq(predictions.id, id));

/** Holds a lock that others have to wait for, until what it gives is called. */
export async function holdTable(name: string, mode: string): Promise<() => Promise<void>> {
  const held = await database().sql.reserve();
  await held`begin`;
  await held.unsafe(`lock table ${name} in ${mode} mode`);
  return async () => {
    await held`commit`;
    held.release();
  };
}
