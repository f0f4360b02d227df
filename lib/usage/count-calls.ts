import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { firstIdAt } from '#lib/ids';

export const Percentiles = z.object({ p50: z.number(), p95: z.number(), p99: z.number() });
export type Percentiles = z.infer<typeof Percentiles>;

/** `untilMs` null is up to the last row. */
export type CallRange = { modelId: string; sinceMs: number; untilMs: number | null; bucket: 'hour' | 'day' };

/** What was counted of all calls (both ids null), of a version's, or of a bucket's (its start in milliseconds). */
export type Counts = {
  versionId: string | null;
  bucketMs: number | null;
  predictions: number;
  units: number;
  errors: number;
  cached: number;
  latencyMs: Percentiles | null;
};

const Counted = z.array(
  z.object({
    version_id: z.string().nullable(),
    bucket_ms: z.number().nullable(),
    calls: z.number(),
    units: z.number(),
    cached: z.number(),
    latency_ms: z.tuple([z.number(), z.number(), z.number()]).nullable(),
  }),
);

/**
 * Counts the answered calls of a model, in all, by version and by bucket, reading no other rows than theirs. A part of a
 * batch job counts as one, with its units, but nobody waited for it: it has no share in the latencies.
 */
export async function countAnswered(db: Database, range: CallRange): Promise<Counts[]> {
  const rows = Counted.parse(await db.execute(answeredQuery(range)));
  return rows.map((row) => ({
    versionId: row.version_id,
    bucketMs: row.bucket_ms,
    predictions: row.calls,
    units: row.units,
    errors: 0,
    cached: row.cached,
    latencyMs: row.latency_ms && { p50: row.latency_ms[0], p95: row.latency_ms[1], p99: row.latency_ms[2] },
  }));
}

/** Counts the failed calls of a model likewise; those that never found a version count in all and by bucket only. */
export async function countFailed(db: Database, range: CallRange): Promise<Counts[]> {
  const rows = FailedCounted.parse(await db.execute(failedQuery(range)));
  return rows
    .filter((row) => row.in_all || row.bucket_ms !== null || row.version_id !== null)
    .map((row) => ({
      versionId: row.version_id,
      bucketMs: row.bucket_ms,
      predictions: 0,
      units: 0,
      errors: row.calls,
      cached: 0,
      latencyMs: null,
    }));
}

const FailedCounted = z.array(
  z.object({
    version_id: z.string().nullable(),
    bucket_ms: z.number().nullable(),
    in_all: z.boolean(),
    calls: z.number(),
  }),
);

export function answeredQuery({ bucket, ...range }: CallRange): SQL {
  return sql`
    with calls as (
      select version_id, ${bucketStart(bucket)} as bucket, units, cached,
        case when batch_job_id is null then latency_ms end as latency_ms
      from predictions where ${inRange('prediction', range)}
    )
    select version_id, (extract(epoch from bucket) * 1000)::float8 as bucket_ms, count(*)::float8 as calls,
      coalesce(sum(units), 0)::float8 as units, (count(*) filter (where cached))::float8 as cached,
      percentile_disc(array[0.5, 0.95, 0.99]) within group (order by latency_ms) as latency_ms
    from calls group by grouping sets ((), (version_id), (bucket))`;
}

export function failedQuery({ bucket, ...range }: CallRange): SQL {
  return sql`
    with calls as (
      select version_id, ${bucketStart(bucket)} as bucket from failed_calls where ${inRange('failedCall', range)}
    )
    select version_id, (extract(epoch from bucket) * 1000)::float8 as bucket_ms,
      grouping(version_id, bucket) = 3 as in_all, count(*)::float8 as calls
    from calls group by grouping sets ((), (version_id), (bucket))`;
}

const bucketStart = (bucket: 'hour' | 'day') => sql`date_trunc(${bucket}, created_at, 'UTC')`;

/** Ids begin with their time, so that a span of time is a range of the index on model and id. */
function inRange(kind: 'prediction' | 'failedCall', { modelId, sinceMs, untilMs }: Omit<CallRange, 'bucket'>): SQL {
  const from = sql`model_id = ${modelId} and id >= ${firstIdAt(kind, sinceMs)}`;
  return untilMs === null ? from : sql`${from} and id < ${firstIdAt(kind, untilMs)}`;
}
