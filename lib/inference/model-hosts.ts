import { HostGone, type HostJob, type HostLimits, type HostProcess, startHost } from '#lib/inference/host-process';
import type { Tensors } from '#lib/inference/tensors';

/** Processes that run models: whatever a model does to its process, the one that answers calls lives on. */
export type ModelHosts = { run(job: HostJob): Promise<Tensors>; stop(): void };

type Waiting = {
  job: HostJob;
  /** How often a host was gone before it could begin. */
  missed: number;
  resolve: (outputs: Tensors) => void;
  reject: (error: unknown) => void;
};

/** Sessions leave memory behind when they are unloaded, so a host is replaced after so many runs. */
const RUNS_PER_HOST = 100_000;

/**
 * Opens up to `size` host processes, each started on need. One version never holds the last of them, so that calls
 * to other models are answered however slow it is. With `idleMs`, a host that had nothing to run for so long is ended.
 */
export function openModelHosts({
  size,
  idleMs,
  ...limits
}: HostLimits & { size: number; idleMs?: number }): ModelHosts {
  const busy = new Map<HostProcess, string>();
  const free = new Set<HostProcess>();
  const resting = new Map<HostProcess, NodeJS.Timeout>();
  const perVersion = Math.max(1, size - 1);
  let queue: Waiting[] = [];
  let stopped = false;

  function dispatch() {
    for (const waiting of queue) {
      const { versionId } = waiting.job;
      if ([...busy.values()].filter((running) => running === versionId).length >= perVersion) continue;
      const host = freeHost(versionId);
      if (!host) return;
      queue = queue.filter((entry) => entry !== waiting);
      void start(host, waiting);
    }
  }

  function freeHost(versionId: string): HostProcess | undefined {
    const hosts = [...free];
    const warm = hosts.find((host) => host.has(versionId));
    if (warm || busy.size + free.size >= size) return warm ?? hosts[0];
    const host = startHost(limits, () => {
      busy.delete(host);
      free.delete(host);
      clearTimeout(resting.get(host));
      resting.delete(host);
      if (!stopped) dispatch();
    });
    return host;
  }

  async function start(host: HostProcess, waiting: Waiting) {
    const { job, resolve } = waiting;
    free.delete(host);
    clearTimeout(resting.get(host));
    resting.delete(host);
    busy.set(host, job.versionId);
    await host.run(job).then(resolve, (error: unknown) => runElsewhere(waiting, error));
    // Not busy any more means that it died of this job.
    if (!busy.delete(host)) return;
    if (host.runs >= RUNS_PER_HOST) host.kill();
    else rest(host);
    dispatch();
  }

  function rest(host: HostProcess) {
    free.add(host);
    if (idleMs === undefined) return;
    const end = () => {
      free.delete(host);
      host.kill();
    };
    resting.set(host, setTimeout(end, idleMs).unref());
  }

  /** All idle hosts may have died since they were last heard of; a model that dies while it loads is not tried for ever. */
  function runElsewhere(waiting: Waiting, error: unknown) {
    if (!(error instanceof HostGone) || stopped || waiting.missed >= size) return waiting.reject(error);
    queue.unshift({ ...waiting, missed: waiting.missed + 1 });
    dispatch();
  }

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        queue.push({ job, missed: 0, resolve, reject });
        dispatch();
      }),
    stop() {
      stopped = true;
      for (const host of [...busy.keys(), ...free]) host.kill();
    },
  };
}
