import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '#db/free-port';
import type { Certificate } from '#lib/registry/certificate';
import { floats, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

/** Two web processes that share answers, by the address of each `POST /api/predict`. */
export type TwoProcesses = { urls: [string, string]; stop(): void };

const start = (script: string, env: Record<string, string>): ChildProcess =>
  fork(fileURLToPath(import.meta.resolve(`#tests/integration/predict/${script}`)), {
    execArgv: [],
    env: { ...process.env, WEB_PROCESSES: '2', ...env },
  });
const urlOf = (port: number) => `http://127.0.0.1:${port}/api/predict`;

/** Of one machine, under one primary. */
export async function underOnePrimary(): Promise<TwoProcesses> {
  const primary = start('cache-primary', {});
  const [[one, other]] = await once(primary, 'message');
  return { urls: [urlOf(one), urlOf(other)], stop: () => primary.disconnect() };
}

/** Of two machines, with one Redis. */
export async function withOneRedis(redisUrl: string): Promise<TwoProcesses> {
  const servers = [0, 1].map(() => start('predict-server', { REDIS_URL: redisUrl }));
  const [[one], [other]] = await Promise.all([once(servers[0]!, 'message'), once(servers[1]!, 'message')]);
  return {
    urls: [urlOf(one), urlOf(other)],
    stop: () => {
      for (const server of servers) server.disconnect();
    },
  };
}

/** A Redis of the test's own, to be killed, held and started again; null where there is no redis-server. */
export async function ownRedis() {
  const port = await freePort();
  let server: ChildProcess | null = null;
  const begin = async (): Promise<boolean> => {
    const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const started = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'ignore'] });
    server = started;
    return new Promise((resolve) => {
      started.stdout.on('data', (said: Buffer) => said.includes('Ready to accept connections') && resolve(true));
      started.once('error', () => resolve(false));
      started.once('exit', () => resolve(false));
    });
  };
  if (!(await begin())) return null;
  return {
    url: `redis://127.0.0.1:${port}`,
    begin,
    hold: () => server?.kill('SIGSTOP'),
    goOn: () => server?.kill('SIGCONT'),
    kill: async () => {
      const ended = once(server!, 'exit');
      server?.kill('SIGKILL');
      await ended;
    },
  };
}

/** As if it took 5 ms and always answered the same, whatever it does in truth. */
export const seemsSlow: Partial<Certificate> = {
  deterministic: true,
  batchable: true,
  latencyMs: { one: { p50: 5, p95: 6 }, thirtyTwo: { p50: 160, p95: 170 } },
};

/** Answers another number on every run, so that equal answers are one run's. */
export const neverTheSame = () =>
  model({
    input: [value('X', 'float', ['N', 1])],
    output: [value('variable', 'float', ['N', 1])],
    node: [
      node('RandomUniformLike', ['X'], ['noise']),
      node('Sub', ['X', 'X'], ['nothing']),
      node('Add', ['noise', 'nothing'], ['variable']),
    ],
  });

/** Answers X + `more`; infinity, which no JSON can say, where that is beyond all floats. */
export const plus = (more: number) =>
  model({
    input: [value('X', 'float', ['N', 1])],
    output: [value('variable', 'float', ['N', 1])],
    initializer: [floats('more', [1], [more])],
    node: [node('Add', ['X', 'more'], ['variable'])],
  });
