import type { SentInput } from '#components/answers/sent-input.ts';
import { keptFileUrl } from '#components/history/kept-file-url.ts';
import type { PredictionDetail } from '#lib/usage/get-prediction';

/** What a row of a prediction was about, to draw its answer over: its kept file, or its text. */
export function sentInputOf({ id, files, inputs, task }: PredictionDetail, row: number): SentInput | undefined {
  const file = files.find((one) => one.row === row);
  if (file) {
    const [kind] = file.type.split('/');
    if (kind === 'image' || kind === 'audio' || kind === 'video') return { kind, url: keptFileUrl(id, row) };
  }
  const sent = Array.isArray(inputs) ? inputs[row] : undefined;
  if (task !== 'token-classification' || typeof sent !== 'object' || sent === null) return undefined;
  const text = Object.values(sent).find((value) => typeof value === 'string');
  return text === undefined ? undefined : { kind: 'text', text };
}
