import { type Upload, upload } from '#components/ui/upload.ts';
import type { DatasetDetail } from '#lib/training/datasets/dataset-detail';

type Sent = ({ file: File; name: string } | { file: File; datasetId: string }) & { pseudonymise: string[] };

/** Sends a CSV file as a new data set, or as the next version of one. */
export function uploadDataset(sent: Sent, onProgress: (sentBytes: number) => void): Upload<DatasetDetail> {
  const form = new FormData();
  if ('name' in sent) form.append('name', sent.name.trim());
  else form.append('dataset', sent.datasetId);
  // Before the file: it is never kept as it came.
  if (sent.pseudonymise.length > 0) form.append('pseudonymise', JSON.stringify(sent.pseudonymise));
  // So that a file cut short on its way is refused.
  form.append('sizeBytes', String(sent.file.size));
  form.append('file', sent.file);
  const ifCancelled = 'Unless it had arrived in full already, nothing was kept: the list of data sets says.';
  return upload('/api/v1/datasets', { body: form, sizeBytes: sent.file.size, ifCancelled }, onProgress);
}
