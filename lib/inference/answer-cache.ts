import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { FileOnDisk } from '#lib/inference/sent-file';
import type { ServedVersion } from '#lib/inference/serve-version';
import { processShared } from '#lib/process-shared';
import type { ServedModel } from '#lib/registry/load-served';

/** Answers as JSON text, and when their rows had been decoded. */
export type CachedAnswers = { json: string; decodedAt: number };

/** Below this a run costs less than making the key and looking it up. */
const WORTH_IT_MS = 0.05;
const MAX_BYTES = 64 * 1024 * 1024;

const cache = () =>
  processShared(
    'answer-cache',
    () => new LRUCache<string, string>({ maxSize: MAX_BYTES, sizeCalculation: (json) => json.length + 100 }),
  );

/**
 * The answers kept for these rows, or those that `run` gives. Only where the model's owner has switched the cache
 * on, the version always gives the same answer, and its certificate says that running costs more than looking up.
 */
export async function answersFromCache(
  model: Pick<ServedModel, 'cacheTtlS'>,
  version: Pick<ServedVersion, 'id' | 'certificate'>,
  rows: readonly unknown[],
  run: () => Promise<CachedAnswers>,
): Promise<CachedAnswers & { cached: boolean }> {
  const { deterministic, latencyMs } = version.certificate;
  if (!model.cacheTtlS || !deterministic || latencyMs.one.p50 < WORTH_IT_MS) {
    return { ...(await run()), cached: false };
  }
  const key = cacheKey(version.id, rows);
  if (key === undefined) return { ...(await run()), cached: false };
  const json = cache().get(key);
  if (json !== undefined) return { json, decodedAt: performance.now(), cached: true };
  const answers = await run();
  cache().set(key, answers.json, { ttl: model.cacheTtlS * 1000 });
  return { ...answers, cached: false };
}

/**
 * Equal rows give equal keys, in whatever order their features come. Undefined for rows nested too deep to be
 * written, which no codec accepts: these come before it.
 */
function cacheKey(versionId: string, rows: readonly unknown[]): string | undefined {
  // Counted into the key, so that no JSON row can pass for an uploaded file.
  let files = 0;
  try {
    const canonical = JSON.stringify(rows, (_, value) => {
      if (value instanceof FileOnDisk) return value.sha256 + ++files;
      if (value instanceof Uint8Array) return sha256(value) + ++files;
      return value instanceof Object && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
    });
    return `${versionId}:${files}:${sha256(canonical)}`;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
