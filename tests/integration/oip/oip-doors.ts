import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import * as others from '#app/v2/[...path]/route.ts';
import * as live from '#app/v2/health/live/route.ts';
import * as ready from '#app/v2/health/ready/route.ts';
import * as infer from '#app/v2/models/[model]/infer/route.ts';
import * as modelReady from '#app/v2/models/[model]/ready/route.ts';
import * as model from '#app/v2/models/[model]/route.ts';
import * as versionInfer from '#app/v2/models/[model]/versions/[version]/infer/route.ts';
import * as versionReady from '#app/v2/models/[model]/versions/[version]/ready/route.ts';
import * as version from '#app/v2/models/[model]/versions/[version]/route.ts';
import * as index from '#app/v2/repository/index/route.ts';
import * as server from '#app/v2/route.ts';
import { operationMatcher } from '#lib/http/match-operation';
import { nodeHandler } from '#lib/http/node-handler';
import { notServed, oipOperations } from '#lib/http/operations/oip';

const matcher = operationMatcher(Object.values(oipOperations));

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Route = { GET?: Handler; POST?: Handler };

const routes = new Map<unknown, Route>([
  [oipOperations.describeServer, server],
  [oipOperations.isServerLive, live],
  [oipOperations.isServerReady, ready],
  [oipOperations.describeModel, model],
  [oipOperations.isModelReady, modelReady],
  [oipOperations.infer, infer],
  [oipOperations.describeVersion, version],
  [oipOperations.isVersionReady, versionReady],
  [oipOperations.inferWithVersion, versionInfer],
  [oipOperations.listRepository, index],
]);

/** The two ways to everything under /v2: in front of Next, and as Next route handlers. */
export const oipDoors = {
  'the hot path': () =>
    listen((req, res) => {
      const match = matcher.match(req.method!, req.url!);
      return nodeHandler(match?.operation ?? notServed, match?.params)(req, res);
    }),
  'the Next route handlers': () =>
    listen(async (req, res) => {
      const match = matcher.match(req.method!, req.url!);
      const route = match ? routes.get(match.operation)! : others;
      const handler = route[req.method as keyof Route]!;
      const headers = new Headers();
      for (let i = 0; i < req.rawHeaders.length; i += 2) headers.append(req.rawHeaders[i]!, req.rawHeaders[i + 1]!);
      const hasBody = req.method === 'POST' && { body: Readable.toWeb(req), duplex: 'half' };
      const request = new Request(`http://${req.headers.host}${req.url}`, {
        method: req.method,
        headers,
        ...hasBody,
      } as RequestInit);
      const answer = await handler(request, { params: Promise.resolve(match?.params ?? {}) });
      res.writeHead(answer.status, Object.fromEntries(answer.headers));
      res.end(Buffer.from(await answer.arrayBuffer()));
    }),
};

export type OipDoor = { origin: string; close(): Promise<void> };

async function listen(handle: RequestListener): Promise<OipDoor> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
