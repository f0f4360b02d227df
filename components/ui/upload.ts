import { ApiProblem, unreachable } from '#components/ui/api-problem.ts';
import { readProblem } from '#components/ui/call-api.ts';

export type Upload<Answer> = { answered: Promise<Answer>; cancel(): void };

/**
 * Posts a form with a file of `sizeBytes` to our own REST API, telling how many bytes are on their way (`fetch`
 * cannot). `answered` fails with `ApiProblem`; cancelled, its code is `cancelled`, and `ifCancelled` says what then is.
 */
export function upload<Answer>(
  path: string,
  { form, sizeBytes, ifCancelled }: { form: FormData; sizeBytes: number; ifCancelled: string },
  onProgress: (sentBytes: number) => void,
): Upload<Answer> {
  const request = new XMLHttpRequest();
  const answered = new Promise<Answer>((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, sizeBytes));
    request.onload = () => {
      if (request.status >= 400) reject(readProblem(request.status, request.responseText));
      else resolve(JSON.parse(request.responseText) as Answer);
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () =>
      reject(new ApiProblem({ status: 0, code: 'cancelled', title: 'Upload cancelled', detail: ifCancelled }));
  });
  request.open('POST', path);
  request.setRequestHeader('accept', 'application/json');
  request.send(form);
  return { answered, cancel: () => request.abort() };
}
