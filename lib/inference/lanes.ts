import type { Certificate } from '#lib/registry/certificate';

/** A run in the web process blocks every other call meanwhile, so it may take no longer than this. */
const IN_PROCESS_LIMIT_MS = 3;
/** A joined run in a host process: long enough to gain from joining, short enough to wait for. */
const HOST_LIMIT_MS = 100;
const MAX_ROWS_PER_RUN = 1024;

type Timed = Pick<Certificate, 'latencyMs' | 'batchable' | 'rowElements' | 'smallRow'>;

/** How many rows may share a run in the web process (0: none, the model is too slow for it) and in a host. */
export type Lanes = {
  inProcessRows: number;
  /** How many elements a row may have for that: a long text may be too slow where a short one is quick. */
  inProcessRowElements: number;
  hostRows: number;
  /** Whether calls are joined in the web process: where a row costs less in a joined run. */
  joinsInProcess: boolean;
};

/**
 * Decides from the certificate's measured times: their medians, since the same row was run each time, and what differs
 * between its runs is the machine's doing.
 */
export function lanesFor(certificate: Timed): Lanes {
  const inProcessRowElements = elementsWithin(certificate, IN_PROCESS_LIMIT_MS);
  return {
    inProcessRows: inProcessRowElements > 0 ? rowsWithin(certificate, IN_PROCESS_LIMIT_MS, MAX_ROWS_PER_RUN) : 0,
    inProcessRowElements,
    hostRows: rowsWithin(certificate, HOST_LIMIT_MS, MAX_ROWS_PER_RUN),
    joinsInProcess: gainsByJoining(certificate),
  };
}

/**
 * How many elements a row may have for its run to take at most `limitMs`: as many as the largest that was timed where
 * that is quick; else as many as the line between the smallest and the largest gives, which no row that lies between
 * them exceeds, since time grows at least as fast as length does; 0 where none may.
 */
function elementsWithin(
  { latencyMs: { one }, rowElements = Number.POSITIVE_INFINITY, smallRow }: Timed,
  limitMs: number,
) {
  if (one.p50 <= limitMs) return rowElements;
  if (!smallRow || smallRow.p50 > limitMs) return 0;
  const share = (limitMs - smallRow.p50) / (one.p50 - smallRow.p50);
  return Math.floor(smallRow.elements + share * (rowElements - smallRow.elements));
}

/** Where a row costs as much among others as alone, joining it with them only copies it. */
function gainsByJoining({ latencyMs: { one, thirtyTwo } }: Pick<Certificate, 'latencyMs'>): boolean {
  return thirtyTwo !== null && thirtyTwo.p50 < 32 * one.p50;
}

/**
 * Whether rows of the tensors, with so many elements in all, may run in the web process: not more of them than that, nor
 * larger ones than are known to be quick.
 */
export function fitsInProcess(
  { inProcessRows, inProcessRowElements }: Pick<Lanes, 'inProcessRows' | 'inProcessRowElements'>,
  { rows, elements }: { rows: number; elements: number },
): boolean {
  return rows <= inProcessRows && elements <= rows * inProcessRowElements;
}

/**
 * How many rows may share a run that is to take at most `limitMs`, and no more than `mostRows`: one at least, and no
 * more where rows must not share one. The time of a run is taken as linear in its rows.
 */
export function rowsWithin(
  { latencyMs, batchable }: Pick<Certificate, 'latencyMs' | 'batchable'>,
  limitMs: number,
  mostRows: number,
): number {
  if (!batchable) return 1;
  const oneMs = latencyMs.one.p50;
  const perRowMs = latencyMs.thirtyTwo ? Math.max(0, latencyMs.thirtyTwo.p50 - oneMs) / 31 : oneMs;
  const more = perRowMs > 0 ? Math.floor((limitMs - oneMs) / perRowMs) : mostRows;
  return Math.min(mostRows, Math.max(1, 1 + more));
}
