import cluster from 'node:cluster';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerWebProcess } from '#lib/ask-primary';
import { nodeHandler } from '#lib/http/node-handler';
import { predictOperation } from '#lib/http/predict-operation';
import { answerTopics } from '#lib/inference/cache/primary-answers';
import { ownModelHosts, runModel } from '#lib/inference/shared-model-hosts';
import { followChanges } from '#lib/registry/live';
import { takeLocally } from '#lib/usage/local-limit';

// A primary with two web processes, each with `POST /api/predict` on a port of its own; tells the ports, and ends with
// its parent.
if (cluster.isPrimary) {
  cluster.setupPrimary({ serialization: 'advanced' });
  const ports = [0, 1].map(() => {
    const worker = cluster.fork();
    answerWebProcess(worker, [runModel, takeLocally, ...answerTopics]);
    return new Promise<number>((resolve) =>
      worker.on('message', (said: { port?: number }) => said.port && resolve(said.port)),
    );
  });
  process.send!(await Promise.all(ports));
  process.once('disconnect', () => {
    ownModelHosts().stop();
    for (const worker of Object.values(cluster.workers ?? {})) worker?.kill('SIGKILL');
    process.exit(0);
  });
} else {
  process.once('disconnect', () => process.exit(0));
  followChanges();
  const server = createServer(nodeHandler(predictOperation));
  server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () =>
    process.send!({ port: (server.address() as AddressInfo).port }),
  );
}
