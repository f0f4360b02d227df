import { type Upload, upload } from '#components/ui/upload.ts';
import type { Manifest } from '#lib/registry/manifest';
import type { VersionDetail } from '#lib/registry/version-detail';

type Details = { file: File; manifest: Manifest | null; notes: string };

/** Sends a file as the next version of a model. */
export const uploadVersion = (
  slug: string,
  details: Details,
  onProgress: (sentBytes: number) => void,
): Upload<VersionDetail> =>
  upload(
    `/api/v1/models/${slug}/versions`,
    {
      body: formOf(details),
      sizeBytes: details.file.size,
      ifCancelled: 'Unless it had arrived in full already, nothing was published: the list of versions says.',
    },
    onProgress,
  );

/** The size goes along, so that a file cut short on its way is refused. */
function formOf({ file, manifest, notes }: Details): FormData {
  const form = new FormData();
  if (manifest) form.append('manifest', JSON.stringify(manifest));
  if (notes.trim()) form.append('notes', notes.trim());
  form.append('sizeBytes', String(file.size));
  form.append('file', file);
  return form;
}
