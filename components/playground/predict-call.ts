import type { Picture, Row } from '#components/playground/field-values.ts';
import { unreachable } from '#components/ui/api-problem.ts';
import { readProblem } from '#components/ui/call-api.ts';
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

type Call = { model: string; version?: number | undefined; row: Row; picture?: Picture | undefined };

/** Calls the prediction endpoint as any client would, with the browser's session. Throws `ApiProblem`. */
export async function predictCall({ model, version, row, picture }: Call): Promise<Answered> {
  const startedAt = performance.now();
  const response = await fetch('/api/predict', {
    method: 'POST',
    ...(picture ? { body: formOf(model, version, picture) } : jsonOf({ model, version, input: row })),
  }).catch(() => {
    throw unreachable();
  });
  const text = await response.text();
  if (!response.ok) throw readProblem(response.status, text);
  return {
    answer: JSON.parse(text) as PredictAnswer,
    requestId: response.headers.get('x-request-id') ?? '',
    stages: stagesIn(response.headers.get('server-timing') ?? ''),
    roundTripMs: performance.now() - startedAt,
  };
}

const jsonOf = (body: unknown) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

function formOf(model: string, version: number | undefined, { blob, fileName }: Picture): FormData {
  const form = new FormData();
  form.append('model', model);
  if (version !== undefined) form.append('version', String(version));
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
