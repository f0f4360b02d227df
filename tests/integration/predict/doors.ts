import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { POST } from '#app/api/predict/route.ts';
import { nodeHandler } from '#lib/http/node-handler';
import { predictOperation } from '#lib/http/predict-operation';

/** The two ways to `POST /api/predict`: in front of Next, and as a Next route handler. */
export const doors = {
  'the hot path': () => listen(nodeHandler(predictOperation)),
  'the Next route handler': () =>
    listen(async (req, res) => {
      const answer = await POST(webRequest(req), { params: Promise.resolve({}) });
      res.writeHead(answer.status, Object.fromEntries(answer.headers));
      res.end(Buffer.from(await answer.arrayBuffer()));
    }),
};

export type Door = { url: string; close(): Promise<void> };

async function listen(handle: RequestListener): Promise<Door> {
  const server: Server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/predict`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function webRequest(req: IncomingMessage): Request {
  const headers = new Headers();
  for (let i = 0; i < req.rawHeaders.length; i += 2) headers.append(req.rawHeaders[i]!, req.rawHeaders[i + 1]!);
  const body = Readable.toWeb(req) as ReadableStream<Uint8Array>;
  return new Request(`http://${req.headers.host}${req.url}`, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
}
