import { ApiProblem, unreachable } from '#components/ui/api-problem.ts';
import { readProblem } from '#components/ui/call-api.ts';

export type Upload<Answer> = { answered: Promise<Answer>; cancel(): void };

type Sent<Answer> = {
  body: FormData | Blob;
  /** Of what is sent, or of the file in it. */
  sizeBytes: number;
  ifCancelled: string;
  /** Reads an answer that is all right; left out, its JSON. */
  read?: (request: XMLHttpRequest) => Answer;
};

/**
 * Posts a form or a file to our own API, telling how many bytes are on their way (`fetch` cannot). `answered` fails
 * with `ApiProblem`; cancelled, its code is `cancelled`, and `ifCancelled` says what then is.
 */
export function upload<Answer>(
  path: string,
  { body, sizeBytes, ifCancelled, read = ({ responseText }) => JSON.parse(responseText) as Answer }: Sent<Answer>,
  onProgress: (sentBytes: number) => void,
): Upload<Answer> {
  const request = new XMLHttpRequest();
  const arrived = new Promise<void>((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, sizeBytes));
    request.onload = () => resolve();
    request.onerror = () => reject(unreachable());
    request.onabort = () =>
      reject(new ApiProblem({ status: 0, code: 'cancelled', title: 'Upload cancelled', detail: ifCancelled }));
  });
  const answered = arrived.then(() => {
    if (request.status >= 400) throw readProblem(request.status, request.responseText);
    return read(request);
  });
  request.open('POST', path);
  request.setRequestHeader('accept', 'application/json');
  request.send(body);
  return { answered, cancel: () => request.abort() };
}
