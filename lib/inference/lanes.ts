import type { Certificate } from '#lib/registry/certificate';

/** A run in the web process blocks every other call meanwhile, so it may take no longer than this. */
const IN_PROCESS_LIMIT_MS = 2;
/** A joined run in a host process: long enough to gain from joining, short enough to wait for. */
const HOST_LIMIT_MS = 100;
const MAX_ROWS_PER_RUN = 1024;

/** How many rows may share a run in the web process (0: none, the model is too slow for it) and in a host. */
export type Lanes = { inProcessRows: number; hostRows: number };

/** Decides from the certificate's measured times; the time of a run is taken as linear in its rows. */
export function lanesFor({ latencyMs, batchable }: Pick<Certificate, 'latencyMs' | 'batchable'>): Lanes {
  const oneMs = latencyMs.one.p50;
  const perRowMs = latencyMs.thirtyTwo ? Math.max(0, latencyMs.thirtyTwo.p50 - oneMs) / 31 : oneMs;
  const rowsWithin = (limitMs: number) => {
    if (!batchable) return 1;
    const more = perRowMs > 0 ? Math.floor((limitMs - oneMs) / perRowMs) : MAX_ROWS_PER_RUN;
    return Math.min(MAX_ROWS_PER_RUN, Math.max(1, 1 + more));
  };
  return {
    inProcessRows: latencyMs.one.p95 > IN_PROCESS_LIMIT_MS ? 0 : rowsWithin(IN_PROCESS_LIMIT_MS),
    hostRows: rowsWithin(HOST_LIMIT_MS),
  };
}
