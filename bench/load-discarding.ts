import { Agent, request } from 'node:http';
import type { Load, Measured } from './load.ts';

/**
 * As `load`, for large answers: they are read and thrown away, where autocannon makes texts of them, which takes longer
 * than the server needs to make them.
 */
export async function loadDiscarding({ url, body, headers = {}, seconds, connections }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const sent = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  const until = performance.now() + seconds * 1000;
  const latenciesMs: number[] = [];
  let failed = 0;

  const call = () =>
    new Promise<void>((resolve) => {
      const startedAt = performance.now();
      const failedCall = () => {
        failed++;
        resolve();
      };
      const options = { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } };
      const sending = request(url, options, (answer) => {
        if (answer.statusCode !== 200) failed++;
        answer.resume().on('error', failedCall);
        answer.on('end', () => {
          latenciesMs.push(performance.now() - startedAt);
          resolve();
        });
      });
      sending.on('error', failedCall).end(sent);
    });
  const client = async () => {
    while (performance.now() < until) await call();
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();

  latenciesMs.sort((a, b) => a - b);
  const at = (share: number) => Math.round(latenciesMs[Math.ceil(share * latenciesMs.length) - 1] ?? 0);
  return { perSecond: latenciesMs.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99), failed };
}
