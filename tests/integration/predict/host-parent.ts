import { openModelHosts } from '#lib/inference/model-hosts';

// A process that runs the model at the path given, in a host, and may be killed meanwhile.
const hosts = openModelHosts({ size: 1, runLimitMs: 600_000, loadLimitMs: 600_000, memoryBytes: 2 ** 32 });
const feeds = { X: { type: 'float32', dims: [1, 1], data: Float32Array.of(1) } } as const;
const job = { versionId: 'endless', graphPath: process.argv[2]!, feeds, call: { outputNames: ['variable'] } };
process.send?.('started');
await hosts.run(job);
