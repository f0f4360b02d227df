import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { matchHotPath } from '#lib/http/hot-path';
import { nodeHandler } from '#lib/http/node-handler';
import { followChanges } from '#lib/registry/live';

// The hot path in a process of its own, as a web process answers it; tells its port, and ends with its parent.
process.once('disconnect', () => process.exit(0));
followChanges();
const server = createServer((req, res) => {
  const { operation, params } = matchHotPath(req.method!, req.url!)!;
  void nodeHandler(operation, params)(req, res);
});
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
