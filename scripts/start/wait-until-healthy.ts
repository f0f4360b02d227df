import { setTimeout as sleep } from 'node:timers/promises';
import { PlainFailure } from './screen.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';

const patienceMs = 120_000;

/** Waits for the web server to answer. Throws what a process said last when it keeps ending, or nothing answers. */
export async function waitUntilHealthy(
  { host, port }: Settings,
  services: Service[],
  signal: AbortSignal,
): Promise<void> {
  const url = `${addressToAsk(host, port)}/api/health`;
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    const broken = services.find((service) => service.crashes() >= 3);
    if (broken) throw new PlainFailure(`The ${broken.name} process does not start:\n${broken.lastLines().join('\n')}`);
    if (Date.now() > deadline) {
      const said = services.flatMap((service) => service.lastLines()).join('\n');
      throw new PlainFailure(`The web server does not answer at ${url} (${answer?.status ?? 'no answer'}):\n${said}`);
    }
    await sleep(100, undefined, { signal });
  }
}

/** Where this process reaches a server that listens on `host`. */
export function addressToAsk(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
