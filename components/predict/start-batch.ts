import { type Upload, upload } from '#components/ui/upload.ts';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';

type Batch = { model: string; version: number; files: readonly File[] };

const ifCancelled = 'Unless everything had arrived already, nothing runs: the list of batch jobs says.';

/** Has files answered one by one, or the rows of a table, as a batch job. */
export function startBatch(
  { model, version, files }: Batch,
  onProgress: (sentBytes: number) => void,
): Upload<BatchJobDetail> {
  const body = new FormData();
  body.append('model', model);
  body.append('version', String(version));
  const [table] = files;
  // Of a single file its size goes along, so that one cut short on its way is refused.
  if (files.length === 1 && table) body.append('sizeBytes', String(table.size));
  for (const file of files) body.append('file', file);
  return upload('/api/v1/batch-jobs', { body, sizeBytes: totalBytes(files), ifCancelled }, onProgress);
}

export const totalBytes = (files: readonly File[]) => files.reduce((sum, { size }) => sum + size, 0);
