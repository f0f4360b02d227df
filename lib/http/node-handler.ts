import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#lib/errors';
import { edgeHeaders } from '#lib/http/edge-headers';
import type { Endpoint, HttpRequest } from '#lib/http/exchange';

/** How long the rest of a request is read after its answer has ended. */
const LINGER_MS = 2_000;

/** Serves an endpoint on Node's own server, without the cost of a web Request; `params` are those of its path. */
export function nodeHandler(
  endpoint: Endpoint,
  params: Record<string, string> = {},
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    const request = fromNode(req, params);
    const { status, headers: given, body } = await endpoint(request);
    const headers = { ...edgeHeaders(request), ...given };
    if (res.destroyed) {
      if (body instanceof Readable) body.destroy();
      return;
    }
    if (body === null) {
      res.writeHead(status, headers).end();
    } else if (body instanceof Readable) {
      // Its receiver may wait for the beginning of the answer before it sends what is to be answered.
      res.writeHead(status, headers).flushHeaders();
      // One that breaks off, at either end, leaves an answer that is visibly not complete.
      await pipeline(body, res).catch(() => {});
      if (!req.complete) endSoon(req);
    } else if (typeof body !== 'string') {
      headers['content-length'] = String(body.length);
      res.writeHead(status, headers).end(body);
    } else {
      const sizeBytes = Buffer.byteLength(body);
      headers['content-length'] = String(sizeBytes);
      // One byte a character means ASCII, which Latin-1 writes without another look at each of them.
      res.writeHead(status, headers).end(body, sizeBytes === body.length ? 'latin1' : 'utf8');
    }
    // An answer sent before the body was read (too large, say) must not leave the rest to be read as a next request.
    if (!req.complete) req.resume();
  };
}

/** Somebody who was answered and sends on all the same would keep the connection, and a process that is to end. */
function endSoon(req: IncomingMessage): void {
  const timer = setTimeout(() => req.socket.destroy(), LINGER_MS).unref();
  req.once('close', () => clearTimeout(timer));
}

function fromNode(req: IncomingMessage, params: Record<string, string>): HttpRequest {
  return {
    method: req.method ?? 'GET',
    url: req.url ?? '/',
    params,
    header: (name) => {
      const value = req.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    body: (limitBytes) => readBody(req, limitBytes),
    stream: () => req,
  };
}

function readBody(req: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const announced = Number(req.headers['content-length'] ?? 0);
    if (announced > limitBytes) return reject(tooLarge(limitBytes, announced));
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) reject(tooLarge(limitBytes));
      else chunks.push(chunk);
    });
    req.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    req.on('error', () => reject(endedEarly()));
    req.on('close', () => {
      if (!req.complete) reject(endedEarly());
    });
  });
}

/** `sentBytes` where the call announced how many come. */
export const tooLarge = (limitBytes: number, sentBytes?: number) =>
  new AppError(
    'too-large',
    `The body may have at most ${limitBytes.toLocaleString('en')} bytes${sentBytes === undefined ? '' : `, this has ${sentBytes.toLocaleString('en')}`}. Send fewer rows a call.`,
    { exceeded: { unit: 'bytes', max: limitBytes, ...(sentBytes !== undefined && { actual: sentBytes }) } },
  );

export const endedEarly = () => new AppError('bad-request', 'The body ended before it was complete. Send it again.');
