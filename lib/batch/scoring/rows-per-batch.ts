import { rowsWithin } from '#lib/inference/lanes';
import type { Certificate } from '#lib/registry/certificate';
import type { Manifest } from '#lib/registry/manifest';

type Version = Pick<Certificate, 'latencyMs' | 'batchable'> & { manifest: Manifest };

export const mostBatchRows = 2_500;
/** Fields and answers that a batch may hold, so that wide files are read a few rows at a time. */
const mostBatchCells = 200_000;
/** What the pictures or recordings of a batch may take once they are decoded. */
const mostDecodedBytes = 32 * 1024 * 1024;
/** What all runs of a batch should take at most, so that there is progress to be seen. */
const batchMs = 2_000;

/** How many rows of `width` fields are read, run and written together. */
export function rowsPerBatch({ manifest, batchable, latencyMs }: Version, width: number): number {
  const rows = batchable
    ? rowsWithin({ latencyMs, batchable }, batchMs, mostBatchRows)
    : Math.min(mostBatchRows, Math.ceil(batchMs / latencyMs.one.p50));
  const cells = width + (manifest.labels?.length ?? 1);
  return Math.min(rows, Math.ceil(mostBatchCells / cells), mediaRows(manifest));
}

/** How many rows may be decoded together where a row is a file: a recording alone, pictures by what their tensors take. */
function mediaRows({ features }: Manifest): number {
  const sizes = features.map((feature) => {
    if (feature.type === 'image') return 4 * feature.width * feature.height * feature.channels;
    return feature.type === 'audio' || feature.type === 'video' ? mostDecodedBytes : 0;
  });
  const rowBytes = sizes.reduce((sum, size) => sum + size, 0);
  return rowBytes === 0 ? mostBatchRows : Math.max(1, Math.floor(mostDecodedBytes / rowBytes));
}
