import { ApiProblem, unreachable } from '#components/ui/api-problem.ts';
import { readProblem } from '#components/ui/call-api.ts';
import type { Manifest } from '#lib/registry/manifest';
import type { VersionDetail } from '#lib/registry/version-detail';

export type Upload = { answered: Promise<VersionDetail>; cancel(): void };

type Details = { file: File; manifest: Manifest | null; notes: string };

/**
 * Sends a file as the next version of a model, telling how many bytes are on their way (`fetch` cannot). `answered`
 * fails with `ApiProblem`; cancelled, its code is `cancelled`.
 */
export function uploadVersion(slug: string, details: Details, onProgress: (sentBytes: number) => void): Upload {
  const request = new XMLHttpRequest();
  const answered = new Promise<VersionDetail>((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, details.file.size));
    request.onload = () => {
      if (request.status >= 400) reject(readProblem(request.status, request.responseText));
      else resolve(JSON.parse(request.responseText) as VersionDetail);
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(cancelled());
  });
  request.open('POST', `/api/v1/models/${slug}/versions`);
  request.setRequestHeader('accept', 'application/json');
  request.send(formOf(details));
  return { answered, cancel: () => request.abort() };
}

/** The size goes along, so that a file cut short on its way is refused. */
function formOf({ file, manifest, notes }: Details): FormData {
  const form = new FormData();
  if (manifest) form.append('manifest', JSON.stringify(manifest));
  if (notes.trim()) form.append('notes', notes.trim());
  form.append('sizeBytes', String(file.size));
  form.append('file', file);
  return form;
}

const cancelled = () =>
  new ApiProblem({
    status: 0,
    code: 'cancelled',
    title: 'Upload cancelled',
    detail: 'Unless it had arrived in full already, nothing was published: the list of versions says.',
  });
