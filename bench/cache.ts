import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { slowModelTaking } from '#tests/support/onnx-fixtures';
import { publishModel, startProduct, webProcesses } from './product.ts';
import { zipf } from './zipf.ts';

/**
 * `npm run bench:cache`: calls over 10,000 inputs, the k-th most frequent in proportion to 1 / k, to a model that takes
 * 5 ms, with its cache on and off in turns; each turn with the cache begins with new inputs, so that it knows none.
 */
/** With the cache; a tenth of them without it. */
const calls = Number(process.env.BENCH_CALLS ?? 20_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const connections = Number(process.env.BENCH_CONNECTIONS ?? 4);
const inputs = 10_000;
const modelMs = 5;

type Round = { perSecond: number; p50Ms: number; p99Ms: number; hits: number; calls: number; failed: number };

const redis = process.env.REDIS_URL ? 'Redis' : 'memory';
const product = await startProduct();
const on: Round[] = [];
const off: Round[] = [];
try {
  const path = join(mkdtempSync(join(tmpdir(), 'bellwether-bench-')), 'slow.onnx');
  writeFileSync(path, await slowModelTaking(modelMs));
  await publishModel(product, { slug: 'slow', path });
  for (let round = 0; round < rounds; round++) {
    await setCache(3600);
    on.push(await repeated(round, calls));
    await setCache(null);
    off.push(await repeated(round, calls / 10));
    const [cached, uncached] = [on.at(-1)!, off.at(-1)!];
    console.log(
      `round ${round + 1}: ${percent(cached)} hits; p50 ${cached.p50Ms} ms with, ${uncached.p50Ms} ms without`,
    );
  }
} finally {
  await product.stop();
}

async function setCache(cacheTtlS: number | null): Promise<void> {
  const answer = await fetch(`${product.origin}/api/v1/models/slow`, {
    method: 'PATCH',
    headers: { ...product.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ cacheTtlS }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** The calls of one turn; inputs differ from round to round. */
async function repeated(round: number, count: number): Promise<Round> {
  const next = zipf(inputs, 1, round + 1);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let hits = 0;
  let failed = 0;
  let left = count;
  const startedAt = performance.now();
  async function client(): Promise<void> {
    while (left-- > 0) {
      const sentAt = performance.now();
      const cached = await call(agent, { model: 'slow', input: { X: round * inputs + next() } });
      times.push(performance.now() - sentAt);
      if (cached === null) failed++;
      else if (cached) hits++;
    }
  }
  await Promise.all(Array.from({ length: connections }, client));
  const elapsedS = (performance.now() - startedAt) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.ceil(share * times.length) - 1] ?? 0).toPrecision(3));
  return { perSecond: count / elapsedS, p50Ms: at(0.5), p99Ms: at(0.99), hits, calls: count, failed };
}

/** Whether the call was answered from the cache; null where it failed. */
function call(agent: Agent, body: unknown): Promise<boolean | null> {
  const headers = { 'content-type': 'application/json', ...product.headers };
  return new Promise((resolve) => {
    const sent = request(`${product.origin}/api/predict`, { method: 'POST', agent, headers }, async (answer) => {
      const text = (await answer.toArray()).join('');
      resolve(answer.statusCode === 200 ? z.object({ cached: z.boolean() }).parse(JSON.parse(text)).cached : null);
    });
    sent.on('error', () => resolve(null)).end(JSON.stringify(body));
  });
}

function percent({ hits, calls }: Pick<Round, 'hits' | 'calls'>): string {
  return `${((100 * hits) / calls).toFixed(1)} %`;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const row = (name: string, turns: Round[]) => {
  const hits = { hits: median(turns.map((turn) => turn.hits / turn.calls)), calls: 1 };
  const failed = turns.reduce((sum, turn) => sum + turn.failed, 0);
  const [perSecond, p50Ms, p99Ms] = (['perSecond', 'p50Ms', 'p99Ms'] as const).map((of) =>
    median(turns.map((turn) => turn[of])),
  );
  return `| ${name} | ${percent(hits)} | ${Math.round(perSecond!)} | ${p50Ms} | ${p99Ms} | ${failed} |`;
};
const table = [
  `Median of ${rounds} rounds of ${calls.toLocaleString('en')} calls with the cache and a tenth without, ${connections} connections, ${inputs.toLocaleString('en')} inputs (Zipf, s = 1), a model of ${modelMs} ms, ${webProcesses} web processes, answers shared in ${redis}, ${cpus().length} cores shared with the load generator. Each round begins with an empty cache.`,
  '',
  '| cache | hits | calls/s | p50 ms | p99 ms | failed |',
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  row('on', on),
  row('off', off),
].join('\n');
console.log(`\n${table}`);
mkdirSync(new URL('results', import.meta.url), { recursive: true });
writeFileSync(
  new URL(`results/cache${redis === 'Redis' ? '-redis' : ''}.md`, import.meta.url),
  `# The same input asked again\n\n${table}\n`,
);
