import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeHandler } from '#lib/http/node-handler';
import { operations } from '#lib/http/operations/all';

/** Every operation of the API behind one address, on the database of the test; workers' jobs are the test's to do. */
export async function startApi(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((req, res) => {
    const [path] = (req.url ?? '/').split('?');
    const found = routes.find(({ method, pattern }) => method === req.method && pattern.test(path!));
    if (!found) return void res.writeHead(404).end();
    const params = Object.entries(found.pattern.exec(path!)?.groups ?? {});
    const decoded = Object.fromEntries(params.map(([name, value]) => [name, decodeURIComponent(value)]));
    void nodeHandler(found.operation, decoded)(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const routes = operations
  .map((operation) => ({
    operation,
    method: operation.about.method,
    pattern: new RegExp(`^${operation.about.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  }))
  // `/schedules/next-times` is no schedule's id.
  .sort((a, b) => a.operation.about.path.split('{').length - b.operation.about.path.split('{').length);
