import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { edgeHeaders } from '#lib/http/edge-headers';
import type { Endpoint, HttpRequest } from '#lib/http/exchange';
import { endedEarly, tooLarge } from '#lib/http/node-handler';

/** As Next gives them: none for a path without braces, a list for one that takes any number of parts. */
type Params = Record<string, string | string[] | undefined> | undefined;
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/** Serves an endpoint as a Next route handler. */
export function nextRoute(endpoint: Endpoint): Handler {
  return async (request, context) => {
    const asked = fromWeb(request, await context.params);
    const { status, headers, body } = await endpoint(asked);
    return new Response(body instanceof Readable ? toWeb(body) : body, {
      status,
      headers: { ...edgeHeaders(asked), ...headers },
    });
  };
}

/** The web's stream type of Node and that of the DOM, which `Response` is declared with, differ in name only. */
const toWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as BodyInit;

function fromWeb(request: Request, params: Params): HttpRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    url: pathname + search,
    params: Object.fromEntries(
      Object.entries(params ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
    header: (name) => request.headers.get(name) ?? undefined,
    body: (limitBytes) => readBody(request, limitBytes),
    stream: () => (request.body ? Readable.fromWeb(request.body as ReadableStream) : Readable.from([])),
  };
}

async function readBody({ headers, body }: Request, limitBytes: number): Promise<Buffer> {
  if (!body) return Buffer.alloc(0);
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  const announced = Number(headers.get('content-length') ?? 0);
  let size = announced > limitBytes ? announced : 0;
  while (size <= limitBytes) {
    const { done, value } = await reader.read().catch(() => Promise.reject(endedEarly()));
    if (done) return Buffer.concat(chunks);
    size += value.length;
    chunks.push(value);
  }
  void discardRest(reader);
  throw announced > limitBytes ? tooLarge(limitBytes, announced) : tooLarge(limitBytes);
}

/** Unread, the rest would stand in the way of the answer and of the connection's next request. */
async function discardRest(reader: ReadableStreamDefaultReader): Promise<void> {
  while (!(await reader.read().catch(() => ({ done: true }))).done);
}
