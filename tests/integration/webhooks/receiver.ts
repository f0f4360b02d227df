import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { text } from 'node:stream/consumers';

type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** A program that receives webhooks, on loopback: it answers as the next of its answers says, the last again and again. */
export async function startReceiver(...answers: RequestListener[]) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    received.push({ path: request.url!, headers: request.headers, body });
    answers[Math.min(received.length, answers.length) - 1]!(request, response);
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}/hook`, port, received, close: () => close(server) };
}

/** Something that is no web server: what it does with a connection is up to the test. */
export async function startTcp(onConnection: Parameters<typeof createTcpServer>[1]) {
  const server = createTcpServer(onConnection!);
  const port = await listen(server);
  return { port, close: () => server.close() };
}

/** An answer of that status. */
export const answering =
  (status: number, body = '', headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

async function listen(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}
