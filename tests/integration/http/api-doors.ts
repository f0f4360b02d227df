import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { operationMatcher } from '#lib/http/match-operation';
import { nextRoute } from '#lib/http/next-route';
import { nodeHandler } from '#lib/http/node-handler';
import { operations } from '#lib/http/operations/all';
import { noSuchPath, refuserOf } from '#lib/http/refuse-method';
import { refuseConnect, refuseUnreadable } from '#lib/http/refuse-unreadable';

const matcher = operationMatcher(operations);

/** The whole API, each operation on Node's own server, and each as a route handler of Next. */
export const apiDoors = {
  'the server itself': () =>
    listen((req, res) => {
      const { endpoint, params } = find(req);
      void nodeHandler(endpoint, params)(req, res);
    }),
  'route handlers of Next': () =>
    listen(async (req, res) => {
      const { endpoint, params } = find(req);
      const answer = await nextRoute(endpoint)(webRequest(req), { params: Promise.resolve(params) });
      await send(answer, res);
    }),
};

export type ApiDoor = { url: string; port: number; close(): Promise<void> };

function find(req: IncomingMessage) {
  const [method, url] = [req.method ?? 'GET', req.url ?? '/'];
  const refuser = refuserOf(method, url);
  const found = refuser ? null : matcher.match(method, url);
  return { endpoint: refuser ?? found?.operation ?? noSuchPath, params: found?.params ?? {} };
}

async function listen(handle: RequestListener): Promise<ApiDoor> {
  const server = createServer(handle);
  server.maxHeadersCount = 0;
  server.on('clientError', refuseUnreadable);
  server.on('connect', refuseConnect);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function webRequest(req: IncomingMessage): Request {
  const headers = new Headers();
  for (let i = 0; i < req.rawHeaders.length; i += 2) headers.append(req.rawHeaders[i]!, req.rawHeaders[i + 1]!);
  const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
  const body = hasBody ? (Readable.toWeb(req) as ReadableStream<Uint8Array>) : null;
  const about = { method: req.method, headers, body, duplex: 'half' };
  return new Request(`http://127.0.0.1${req.url}`, about as RequestInit);
}

async function send(answer: Response, res: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  const length = answer.status === 204 ? {} : { 'content-length': String(body.length) };
  res.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...length }).end(body);
}
