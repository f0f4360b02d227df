import { AppError } from '#lib/errors';
import type { GraphCall } from '#lib/inference/graph-call';
import { type HostLimits, type HostProcess, startHost } from '#lib/inference/host-process';
import type { Tensors } from '#lib/inference/tensors';

/** A row that ends the model's process costs about a second; a model that ends it again and again is no use. */
const mostDeaths = 50;

export type ScoringHost = { run(feeds: Tensors): Promise<Tensors>; stop(): void };

/**
 * Runs one version's graph in a process of its own, started anew when a row ends it. Throws AppError('model-failed' or
 * 'model-timeout') for a run, AppError('unavailable') where the graph cannot be loaded or dies too often.
 */
export function openScoringHost(
  { id, graphPath }: { id: string; graphPath: string },
  call: GraphCall,
  limits: HostLimits,
): ScoringHost {
  let deaths = 0;
  const start = (): HostProcess =>
    startHost(limits, () => {
      host = null;
      deaths++;
    });
  // At once, so that it is there when the first rows are read.
  let host: HostProcess | null = start();
  return {
    async run(feeds) {
      if (deaths >= mostDeaths) throw diesTooOften();
      host ??= start();
      const running = host;
      try {
        return await running.run({ versionId: id, graphPath, feeds, call });
      } catch (error) {
        if (host === running && !running.has(id)) throw notLoaded();
        throw error;
      }
    },
    stop: () => host?.kill(),
  };
}

const notLoaded = () =>
  new AppError('unavailable', 'The model could not be loaded. Its owner or an admin should look into it.');

const diesTooOften = () =>
  new AppError(
    'unavailable',
    `The model ended its process, or had to be stopped, ${mostDeaths} times on rows of this file. Its owner should look into it.`,
  );
