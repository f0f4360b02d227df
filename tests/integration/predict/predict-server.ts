import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeHandler } from '#lib/http/node-handler';
import { predictOperation } from '#lib/http/predict-operation';
import { followChanges } from '#lib/registry/live';

// `POST /api/predict` in a process of its own, as a web process answers it; tells its port, and ends with its parent.
process.once('disconnect', () => process.exit(0));
followChanges();
const server = createServer(nodeHandler(predictOperation));
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
