import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Load, Measured } from './load.ts';

/** Sends the same POST at even distances, whatever the answers take; times are from when a call was sent. */
export async function trickle({
  url,
  body,
  headers = {},
  seconds,
  callsPerSecond,
}: Omit<Load, 'connections'> & { callsPerSecond: number }): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const text = JSON.stringify(body);
  const options = { method: 'POST', agent, headers: { 'content-type': 'application/json', ...headers } };
  const call = () =>
    new Promise<boolean>((resolve) => {
      const sent = request(url, options, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode === 200));
      });
      sent.on('error', () => resolve(false)).end(text);
    });
  const times: number[] = [];
  let failed = 0;
  const startedAt = performance.now();
  const calls: Promise<void>[] = [];
  for (let sent = 0; sent < seconds * callsPerSecond; sent++) {
    const dueAt = startedAt + (sent * 1000) / callsPerSecond;
    const waitMs = dueAt - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const sentAt = Math.max(dueAt, performance.now());
    calls.push(
      call().then((good) => {
        if (!good) failed++;
        times.push(performance.now() - sentAt);
      }),
    );
  }
  await Promise.all(calls);
  const elapsedS = (performance.now() - startedAt) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.ceil(share * times.length) - 1] ?? 0).toPrecision(3));
  return { perSecond: times.length / elapsedS, p50Ms: at(0.5), p99Ms: at(0.99), failed };
}
