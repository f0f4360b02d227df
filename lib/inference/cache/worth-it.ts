import type { Certificate } from '#lib/registry/certificate';
import type { Manifest } from '#lib/registry/manifest';

/** Where answers are looked up: with nobody, in this process, or also where processes share them. */
export type Reach = 'none' | 'own' | 'shared';

/** A run has to cost several times what a look-up does, since not every one finds something. */
const OWN_MS = 0.04;
const OWN_MS_PER_ROW = 0.01;
const SHARED_MS = { primary: 0.5, redis: 1 } as const;
/** Opening a picture, a recording or a film, which no certificate counts. */
const FILE_MS_PER_ROW = 1;
/** The keys of more rows would hold this process up; whoever sends so many sends other ones each time. */
const MOST_ROWS = 1024;

/** How far it is worth looking for the answers of so many rows, by what running them costs. */
export function reachOf(
  { certificate, manifest }: { certificate: Pick<Certificate, 'latencyMs' | 'deterministic'>; manifest: Manifest },
  rows: number,
  shared: 'primary' | 'redis' | undefined,
): Reach {
  const costMs = estimatedMs(certificate, manifest, rows);
  if (!certificate.deterministic || rows > MOST_ROWS || costMs < OWN_MS + OWN_MS_PER_ROW * rows) return 'none';
  return shared && costMs >= SHARED_MS[shared] ? 'shared' : 'own';
}

/** What decoding and running so many rows takes about, in milliseconds; a run's time is taken as linear in its rows. */
export function estimatedMs(
  { latencyMs: { one, thirtyTwo } }: Pick<Certificate, 'latencyMs'>,
  { features }: Pick<Manifest, 'features'>,
  rows: number,
): number {
  const perRowMs = thirtyTwo ? Math.max(0, thirtyTwo.p50 - one.p50) / 31 : one.p50;
  const files = features.filter(({ type }) => type === 'image' || type === 'audio' || type === 'video').length;
  return one.p50 + (rows - 1) * perRowMs + rows * files * FILE_MS_PER_ROW;
}
