import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

/** A call as lists show it: answered, with its row in the ledger, or failed. */
export const PredictionSummary = z.object({
  id: z.string(),
  status: z.enum(['answered', 'failed']),
  createdAt: z.iso.datetime(),
  /** Slug; of a deleted model the one it had. Empty, like a person's name, where that was erased. */
  model: z.string(),
  /** Null for a call that failed before its version was found. */
  version: z.number().nullable(),
  user: z.object({ id: z.string(), name: z.string() }),
  keyId: z.string().nullable(),
  subject: z.string().nullable(),
  /** Rows answered; 0 for a failed call. */
  units: z.number(),
  cached: z.boolean(),
  latencyMs: z.number(),
  requestId: z.string(),
  /** The batch job whose part it bills; null for a call. */
  batchJobId: z.string().nullable(),
  error: z.object({ status: z.number(), code: z.string(), detail: z.string() }).nullable(),
});
export type PredictionSummary = z.infer<typeof PredictionSummary>;

export type Status = PredictionSummary['status'];

/** Where calls of a status are kept, and what a list reads of them; the two tables are given the same columns. */
export const callTables: Record<Status, { table: SQL; columns: SQL }> = {
  answered: {
    table: sql`predictions`,
    columns: sql`id, created_at, user_id, key_id, model_id, version_id, units, cached, latency_ms, subject, request_id,
      batch_job_id, null::int as status, null::text as code, null::text as detail`,
  },
  failed: {
    table: sql`failed_calls`,
    columns: sql`id, created_at, user_id, key_id, model_id, version_id, 0 as units, false as cached, latency_ms,
      null::text as subject, request_id, null::text as batch_job_id, status, code, detail`,
  },
};

/** The columns of `call` (as of `callTables`) with its model, version and person beside it. */
export const summaryColumns = sql`call.*, (extract(epoch from call.created_at) * 1000)::float8 as created_ms,
  coalesce(models.slug, '') as model, versions.number as version, coalesce(users.name, '') as user_name`;
export const summaryJoins = sql`left join models on models.id = call.model_id
  left join users on users.id = call.user_id left join versions on versions.id = call.version_id`;

const Row = z.object({
  id: z.string(),
  created_ms: z.number(),
  model: z.string(),
  version: z.number().nullable(),
  user_id: z.string(),
  user_name: z.string(),
  key_id: z.string().nullable(),
  subject: z.string().nullable(),
  units: z.number(),
  cached: z.boolean(),
  latency_ms: z.number(),
  request_id: z.string(),
  batch_job_id: z.string().nullable(),
  status: z.number().nullable(),
  code: z.string().nullable(),
  detail: z.string().nullable(),
});

export function toSummary(row: unknown): PredictionSummary {
  const call = Row.parse(row);
  const { status, code, detail } = call;
  return {
    id: call.id,
    status: status === null ? 'answered' : 'failed',
    createdAt: new Date(call.created_ms).toISOString(),
    model: call.model,
    version: call.version,
    user: { id: call.user_id, name: call.user_name },
    keyId: call.key_id,
    subject: call.subject,
    units: call.units,
    cached: call.cached,
    latencyMs: call.latency_ms,
    requestId: call.request_id,
    batchJobId: call.batch_job_id,
    error: status === null ? null : { status, code: code ?? '', detail: detail ?? '' },
  };
}
