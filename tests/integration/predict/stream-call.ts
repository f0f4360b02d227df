import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';

export type AnsweredLine = {
  line?: number;
  id?: string;
  prediction?: { label?: string; value?: number };
  error?: { code: string; detail: string; errors?: { pointer: string }[]; requestId?: string };
};

/** A stream as its caller holds it: writes lines when it likes and reads answers as they come. */
export type StreamCall = {
  requestId: string;
  sent: ClientRequest;
  /** Once the answer has begun. */
  answer(): Promise<IncomingMessage>;
  /** The next line of the answer; null after the last. */
  next(): Promise<AnsweredLine | null>;
  /** All lines that are left. */
  rest(): Promise<AnsweredLine[]>;
};

type Target = { port: number; slug: string; key?: string; query?: string; headers?: Record<string, string> };

export function openStream({ port, slug, key, query = '', headers }: Target): StreamCall {
  const requestId = randomUUID();
  const sent = request({
    port,
    path: `/api/v1/models/${slug}/predict-stream${query}`,
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      'x-request-id': requestId,
      ...(key && { authorization: `Bearer ${key}` }),
      ...headers,
    },
  });
  const begun = once(sent, 'response').then(([answer]) => answer as IncomingMessage);
  begun.catch(() => {});
  sent.on('error', () => {});
  // The headers go now, not with the first line.
  sent.flushHeaders();
  const lines = begun.then((answer) => createInterface({ input: answer })[Symbol.asyncIterator]());
  lines.catch(() => {});
  const next = async () => {
    const { done, value } = await (await lines).next();
    return done ? null : (JSON.parse(value) as AnsweredLine);
  };
  return {
    requestId,
    sent,
    answer: () => begun,
    next,
    async rest() {
      const all: AnsweredLine[] = [];
      for (let line = await next(); line; line = await next()) all.push(line);
      return all;
    },
  };
}
