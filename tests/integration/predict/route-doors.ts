import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { matchHotPath } from '#lib/http/hot-path';
import { nodeHandler } from '#lib/http/node-handler';

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** An operation below a model as the server mounts it in front of Next, or as its route of Next answers it. */
export const routeDoors = (route: Route) => ({
  'the hot path': () =>
    listen((req, res) => {
      const { operation, params } = matchHotPath(req.method!, req.url!)!;
      return nodeHandler(operation, params)(req, res);
    }),
  'the Next route handler': () => listen((req, res) => throughNext(route, req, res)),
});

export type RouteDoor = { port: number; origin: string; connections(): Promise<number>; close(): Promise<void> };

async function listen(handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>): Promise<RouteDoor> {
  const server = createServer((req, res) => void handle(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function throughNext(route: Route, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const headers = new Headers();
  for (let i = 0; i < req.rawHeaders.length; i += 2) headers.append(req.rawHeaders[i]!, req.rawHeaders[i + 1]!);
  const init = { method: 'POST', headers, body: Readable.toWeb(req), duplex: 'half' } as unknown as RequestInit;
  const slug = req.url!.split('/')[4]!;
  const answer = await route(new Request(`http://${req.headers.host}${req.url}`, init), {
    params: Promise.resolve({ slug }),
  });
  res.writeHead(answer.status, Object.fromEntries(answer.headers)).flushHeaders();
  const body = answer.body ? Readable.fromWeb(answer.body as WebStream) : Readable.from([]);
  await pipeline(body, res).catch(() => {});
}
