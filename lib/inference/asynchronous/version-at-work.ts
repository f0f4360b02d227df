import type { Database } from '#db/client';
import { env } from '#lib/env';
import { openModelHosts } from '#lib/inference/model-hosts';
import { type ServedVersion, serveVersion } from '#lib/inference/serve-version';
import { processShared } from '#lib/process-shared';
import { loadReadyVersion } from '#lib/registry/load-served';

/** What nobody asked for in so long is given back: versions from memory, hosts with all they have loaded. */
const idleMs = 60_000;
/** Nobody holds a connection open for it, so a call may wait longer for its turn than in a web process. */
const turnLimitMs = 10 * 60_000;

type AtWork = { version: Promise<ServedVersion | null>; timer: NodeJS.Timeout | undefined };

const atWork = () => processShared('versions-at-work', () => new Map<string, AtWork>());

const hosts = () =>
  processShared('async-model-hosts', () =>
    openModelHosts({
      size: env.MODEL_HOSTS,
      runLimitMs: env.RUN_LIMIT_MS,
      loadLimitMs: 60_000,
      memoryBytes: env.MODEL_MEMORY_BYTES,
      idleMs,
    }),
  );

/**
 * The ready version of that id, run in hosts of this process however quick it is, since a worker shares its event loop
 * with its heartbeats; null where there is none.
 */
export function versionAtWork(db: Database, id: string): Promise<ServedVersion | null> {
  const entry = atWork().get(id) ?? { version: load(db, id), timer: undefined };
  atWork().set(id, entry);
  clearTimeout(entry.timer);
  entry.timer = setTimeout(() => atWork().delete(id), idleMs).unref();
  return entry.version;
}

async function load(db: Database, id: string): Promise<ServedVersion | null> {
  try {
    const ready = await loadReadyVersion(db, { id });
    const version = ready && (await serveVersion(ready, hosts().run));
    if (!version) atWork().delete(id);
    return version && { ...version, run: (decoded) => version.run(decoded, performance.now() + turnLimitMs) };
  } catch (error) {
    // What could not be loaded is tried afresh by the next call.
    atWork().delete(id);
    throw error;
  }
}
