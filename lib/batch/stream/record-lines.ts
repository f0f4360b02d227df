import type { ScoredLine } from '#lib/batch/stream/score-lines';
import type { Ctx } from '#lib/context';
import type { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { billedTo } from '#lib/inference/billed-to';
import { keptInputs } from '#lib/inference/rows';
import type { ServedVersion } from '#lib/inference/serve-version';
import type { ServedModel } from '#lib/registry/load-served';
import { ledger } from '#lib/usage/ledger';

/** Lines that were scored together, by which version of which model, and how long they took. */
export type ScoredChunk = { model: ServedModel; version: ServedVersion; lines: readonly ScoredLine[]; tookMs: number };

/**
 * Adds the answered lines of a chunk to the ledger, as one row with their number as its units, and gives the text of
 * all its lines: `{"line":1,"id":"pred_…","prediction":{…}}` or `{"line":2,"error":{…}}`. Throws as the ledger does.
 */
export async function recordLines(ctx: Ctx, { model, version, lines, tookMs }: ScoredChunk): Promise<string> {
  const createdAtMs = Date.now();
  const id = newId('prediction', createdAtMs);
  const answers: string[] = [];
  const rows: unknown[] = [];
  let text = '';
  for (const { number, row, outcome } of lines) {
    if ('error' in outcome) {
      text += `{"line":${number},"error":${JSON.stringify(lineError(outcome.error))}}\n`;
      continue;
    }
    const answer = JSON.stringify(outcome.answer);
    text += `{"line":${number},"id":"${id}","prediction":${answer}}\n`;
    answers.push(answer);
    rows.push(row);
  }
  if (answers.length === 0) return text;
  await ledger().add({
    id,
    createdAtMs,
    ...billedTo(ctx, model),
    versionId: version.id,
    units: answers.length,
    cached: false,
    latencyMs: tookMs,
    subject: null,
    requestId: ctx.requestId,
    inputsJson: model.keepsInputs ? keptInputs(version.manifest, rows) : null,
    outputsJson: model.keepsInputs ? `[${answers.join(',')}]` : null,
  });
  return text;
}

/** An error as a line of the answer tells it; pointers begin at the line's own row. */
export function lineError({ code, message, errors }: AppError) {
  return { code, detail: message.trim(), ...(errors && { errors }) };
}
