import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { toldName } from '#lib/auth/models/told-name';
import type { Actor } from '#lib/context';
import { AnswerGlimpse, glimpseOf } from '#lib/usage/answer-glimpse';
import { plainArray } from '#lib/usage/array-literal';

/** A call as lists show it: answered, with its row in the ledger, or failed. */
export const PredictionSummary = z
  .object({
    id: z.string(),
    status: z.enum(['answered', 'failed']),
    createdAt: z.iso.datetime(),
    model: z
      .string()
      .describe('Slug; of a deleted model the one it had. Empty, like the name of a person, where that was erased.'),
    modelName: z.string().describe('Its slug again where you may not see the model (any more).'),
    task: z.string().nullable().describe('Of the version; null where that is not known any more.'),
    version: z.int().nullable().describe('Null for a call that failed before its version was found.'),
    user: z.object({ id: z.string(), name: z.string() }),
    keyId: z.string().nullable(),
    subject: z.string().nullable(),
    units: z.int().describe('Rows answered; 0 for a failed call.'),
    cached: z.boolean(),
    latencyMs: z.number(),
    requestId: z.string(),
    batchJobId: z.string().nullable().describe('The batch job whose part it bills; null for a call.'),
    input: z
      .string()
      .nullable()
      .describe('The first row as it was sent, as JSON, shortened; null where none was kept.'),
    answer: AnswerGlimpse.nullable().describe('The first answer, shortened; null where none was kept.'),
    files: z
      .array(z.object({ row: z.int(), name: z.string(), type: z.string(), sizeBytes: z.int() }))
      .describe('The rows that were files and are kept.'),
    error: z.object({ status: z.int(), code: z.string(), detail: z.string() }).nullable(),
  })
  .meta({ id: 'PredictionSummary' });
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

/** The columns of `call` (as of `callTables`) with its model, version and person beside it, as the actor is told of them. */
export const summaryColumns = (
  actor: Actor,
) => sql`call.*, (extract(epoch from call.created_at) * 1000)::float8 as created_ms,
  coalesce(models.slug, '') as model, coalesce(${toldName(actor)}, '') as model_name, versions.number as version, coalesce(users.name, '') as user_name`;
export const summaryJoins = sql`left join models on models.id = call.model_id
  left join users on users.id = call.user_id left join versions on versions.id = call.version_id`;

const Row = z.object({
  id: z.string(),
  created_ms: z.number(),
  model: z.string(),
  model_name: z.string(),
  version_id: z.string().nullable(),
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

/** Larger answers are not read for a list: nothing of them would be shown. Compressed size. */
const mostGlimpsedBytes = 64 * 1024;
const mostGlimpsedCharacters = 300;

/** What a list shows beside the calls themselves, read for those that it shows. */
const Beside = z.object({
  tasks: z.array(z.object({ id: z.string(), task: z.string().nullable() })),
  kept: z.array(z.object({ id: z.string(), input: z.string().nullable(), answer: z.unknown() })),
  files: z.array(
    z.object({
      prediction_id: z.string(),
      row: z.number(),
      name: z.string(),
      type: z.string(),
      size_bytes: z.coerce.number(),
    }),
  ),
});

/** Calls as lists show them, from rows of `summaryColumns`, in the same order. */
export async function toSummaries(db: Database, rows: readonly unknown[]): Promise<PredictionSummary[]> {
  const calls = z.array(Row).parse(rows);
  if (calls.length === 0) return [];
  const ids = plainArray(calls.filter(({ status }) => status === null).map(({ id }) => id));
  const versionIds = plainArray([...new Set(calls.map((call) => call.version_id))]);
  const [tasks, kept, files] = await Promise.all([
    db.execute(sql`select id, manifest->>'task' as task from versions where id = any(${versionIds}::text[])`),
    db.execute(sql`select id, case when pg_column_size(outputs) < ${mostGlimpsedBytes} then outputs->0 end as answer,
      case when pg_column_size(inputs) < ${mostGlimpsedBytes} then left(inputs->>0, ${mostGlimpsedCharacters}) end as input
      from predictions where id = any(${ids}::text[])`),
    db.execute(sql`select prediction_id, row, name, type, size_bytes from kept_files
      where prediction_id = any(${ids}::text[]) order by prediction_id, row`),
  ]);
  const beside = Beside.parse({ tasks, kept, files });
  const taskOf = new Map(beside.tasks.map(({ id, task }) => [id, task]));
  const answerOf = new Map(beside.kept.map(({ id, answer }) => [id, glimpseOf(answer)]));
  const inputOf = new Map(beside.kept.map(({ id, input }) => [id, input]));
  const filesOf = Map.groupBy(beside.files, (file) => file.prediction_id);
  return calls.map((call) => ({
    ...toSummary(call),
    task: taskOf.get(call.version_id ?? '') ?? null,
    input: inputOf.get(call.id) ?? null,
    answer: answerOf.get(call.id) ?? null,
    files: (filesOf.get(call.id) ?? []).map(({ row, name, type, size_bytes }) => ({
      row,
      name,
      type,
      sizeBytes: size_bytes,
    })),
  }));
}

function toSummary(call: z.infer<typeof Row>): Omit<PredictionSummary, 'task' | 'input' | 'answer' | 'files'> {
  const { status, code, detail } = call;
  return {
    id: call.id,
    status: status === null ? 'answered' : 'failed',
    createdAt: new Date(call.created_ms).toISOString(),
    model: call.model,
    modelName: call.model_name,
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
