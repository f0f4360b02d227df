import { lookUpRows, type Run } from '#lib/inference/cache/look-up-rows';
import { rowKeys } from '#lib/inference/cache/row-keys';
import { sharedAnswers } from '#lib/inference/cache/shared-answers';
import { estimatedMs, reachOf } from '#lib/inference/cache/worth-it';
import type { ServedVersion } from '#lib/inference/serve-version';
import type { ServedModel } from '#lib/registry/load-served';

/** The list of answers as JSON text, when its rows had been decoded, and whether none of them had to be run. */
export type Answered = { json: string; decodedAt: number; cached: boolean };

/**
 * What a run may take beyond its own time on a busy machine. Who gave up sooner would run the same row again, and make
 * it busier.
 */
const BUSY_MS = 1_000;

/**
 * The answers to rows, each from the cache where that knows it; `run` gets the others. Only where the model's owner has
 * switched the cache on, the version always gives the same answer, and running costs more than looking up. A row that
 * another call is running already is waited for; where that fails or takes long, this call runs it itself.
 */
export async function answersFromCache(
  model: Pick<ServedModel, 'id' | 'cacheTtlS'>,
  version: Pick<ServedVersion, 'id' | 'certificate' | 'manifest'>,
  rows: readonly unknown[],
  pointerOf: (row: number) => string,
  run: Run,
): Promise<Answered> {
  const shared = model.cacheTtlS ? sharedAnswers() : null;
  const reach = model.cacheTtlS ? reachOf(version, rows.length, shared?.kind) : 'none';
  if (!model.cacheTtlS || reach === 'none') {
    const { answers, decodedAt } = await run(rows, pointerOf);
    return { json: JSON.stringify(answers), decodedAt, cached: false };
  }
  const names = rowKeys(version, rows).map((key, row) => (key === undefined ? row : `${model.id}:${key}`));
  const maxAgeMs = model.cacheTtlS * 1000;
  const waitMs = BUSY_MS + 4 * estimatedMs(version.certificate, version.manifest, rows.length);
  const { found, decodedAt } = await lookUpRows(
    { names, rows, pointerOf, run, maxAgeMs, waitMs },
    reach === 'shared' ? shared : null,
  );
  const json = `[${names.map((name) => found.get(name)).join(',')}]`;
  return { json, decodedAt: decodedAt ?? performance.now(), cached: decodedAt === null };
}
