import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#lib/errors';
import type { Endpoint, HttpRequest } from '#lib/http/exchange';

/** Serves an endpoint on Node's own server, without the cost of a web Request; `params` are those of its path. */
export function nodeHandler(
  endpoint: Endpoint,
  params: Record<string, string> = {},
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    const { status, headers, body } = await endpoint(fromNode(req, params));
    if (res.destroyed) {
      if (body instanceof Readable) body.destroy();
      return;
    }
    if (body === null) {
      res.writeHead(status, headers).end();
    } else if (body instanceof Readable) {
      // One that breaks off, at either end, leaves an answer that is visibly not complete.
      await pipeline(body, res.writeHead(status, headers)).catch(() => {});
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
    if (Number(req.headers['content-length'] ?? 0) > limitBytes) return reject(tooLarge(limitBytes));
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

export const tooLarge = (limitBytes: number) =>
  new AppError(
    'too-large',
    `The body may have at most ${limitBytes.toLocaleString('en')} bytes. Send fewer rows a call.`,
  );

export const endedEarly = () => new AppError('bad-request', 'The body ended before it was complete. Send it again.');
