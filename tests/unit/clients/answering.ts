import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** `null` breaks the connection without an answer. */
export type Scripted = { status: number; headers?: Record<string, string>; body?: string } | null;
export type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

/** A server that answers call after call as scripted, the last way for good, and remembers what it was asked. */
export async function answering(...script: [Scripted, ...Scripted[]]) {
  const asked: Asked[] = [];
  const server = createServer(async (req, res) => {
    const answer = script[Math.min(asked.length, script.length - 1)]!;
    const { method = '', url = '', headers } = req;
    const call = { method, url, headers, body: '' };
    asked.push(call);
    call.body = await text(req);
    if (answer === null) return void req.socket.destroy();
    res.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body ?? '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
