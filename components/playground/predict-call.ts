import { dataUrlOf, type FieldFile } from '#components/playground/field-file.ts';
import { isFile, type Row } from '#components/playground/field-values.ts';
import { type Upload, upload } from '#components/ui/upload.ts';
import type { Answer } from '#lib/inference/codecs/answers';

/** What `POST /api/predict` answers. */
export type PredictAnswer = {
  id: string;
  model: string;
  version: number;
  predictions: Answer[];
  units: number;
  cached: boolean;
};

export type Stage = { name: string; ms: number };

export type Answered = {
  answer: PredictAnswer;
  requestId: string;
  /** What the server says each stage took. */
  stages: Stage[];
  /** From the click to the whole answer, network included. */
  roundTripMs: number;
};

type Call = {
  model: string;
  version?: number | undefined;
  row: Row;
  file?: FieldFile | undefined;
  /** Of the file: whether it is kept with the prediction; left out, as the API does. */
  keepFile?: boolean | undefined;
};

/**
 * Calls the prediction endpoint as any client would, with the browser's session: a file goes as it is, a row with
 * several features as JSON. `answered` fails with `ApiProblem`.
 */
export async function predictCall(
  { model, version, row, file, keepFile }: Call,
  onProgress: (sentBytes: number) => void,
): Promise<Upload<Answered>> {
  const body = file
    ? formOf({ model, version, keepFile }, file)
    : new Blob([JSON.stringify({ model, version, input: await withFilesInside(row) })], { type: 'application/json' });
  const startedAt = performance.now();
  return upload(
    '/api/predict',
    {
      body,
      sizeBytes: body instanceof Blob ? body.size : file!.blob.size,
      ifCancelled: 'If it had arrived in full already, it was answered and recorded.',
      read: (request) => ({
        answer: JSON.parse(request.responseText) as PredictAnswer,
        requestId: request.getResponseHeader('x-request-id') ?? '',
        stages: stagesIn(request.getResponseHeader('server-timing') ?? ''),
        roundTripMs: performance.now() - startedAt,
      }),
    },
    onProgress,
  );
}

async function withFilesInside(row: Row): Promise<Row> {
  const entries = Object.entries(row).map(
    async ([name, value]) => [name, isFile(value) ? await dataUrlOf(value) : value] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

function formOf({ model, version, keepFile }: Omit<Call, 'row' | 'file'>, { blob, fileName }: FieldFile): FormData {
  const form = new FormData();
  form.append('model', model);
  if (version !== undefined) form.append('version', String(version));
  if (keepFile !== undefined) form.append('keepFile', String(keepFile));
  form.append('file', blob, fileName);
  return form;
}

/** Reads a Server-Timing header: `run;dur=0.3, record;dur=1.2`. */
export function stagesIn(header: string): Stage[] {
  return header.split(',').flatMap((entry) => {
    const [, name, ms] = /^\s*([\w-]+)\s*;.*\bdur=([\d.]+)/.exec(entry) ?? [];
    return name && ms ? [{ name, ms: Number(ms) }] : [];
  });
}
