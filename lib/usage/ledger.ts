import type postgres from 'postgres';
import { openDatabase, type Sql } from '#db/client';
import { isDatabaseAway } from '#db/is-database-away';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { processShared } from '#lib/process-shared';
import { plainArray, textArray } from '#lib/usage/array-literal';
import { type GroupCommit, groupCommit } from '#lib/usage/group-commit';
import type { KeptFile } from '#lib/usage/keep-file';

/**
 * A row of the ledger: one answered call, or the answered rows of a part of a batch job. `inputsJson` and `outputsJson`
 * are null where the model keeps none.
 */
export type LedgerRow = {
  id: string;
  createdAtMs: number;
  userId: string;
  keyId: string | null;
  modelId: string;
  versionId: string;
  units: number;
  cached: boolean;
  latencyMs: number;
  subject: string | null;
  requestId: string;
  inputsJson: string | null;
  outputsJson: string | null;
  batchJobId?: string;
  /** The call's file, stored already; its row is committed together with this one. */
  file?: KeptFile;
};

/**
 * The process's way into the ledger, on a connection of its own: no slow page keeps an answer waiting, and the one
 * backend that writes stays warm.
 */
export function ledger(): GroupCommit<LedgerRow> {
  return processShared('ledger', () => openLedger(openDatabase(env.DATABASE_URL, 1).sql));
}

/**
 * A ledger on `sql`: `add` settles once the row is committed. It throws AppError('invalid-key') when the key was
 * revoked or has expired, or its person was disabled, before the commit: no row, no answer. A row that is there already
 * under its id is left as it is, and counts as added.
 */
export function openLedger(sql: Sql): GroupCommit<LedgerRow> {
  return groupCommit((rows) => writeRows(sql, rows), { maxRows: 512, maxWaiting: 20_000 }, overloaded);
}

/**
 * Adds a row as part of the transaction `sql`. Throws AppError('invalid-key') as the ledger does, for the transaction
 * to be undone; there too, the same person's row that is there already counts as added.
 */
export async function recordIn(sql: postgres.ISql, row: LedgerRow): Promise<void> {
  if ((await insert(sql, [row])) > 0) return;
  const [known] = await sql`select 1 from predictions where id = ${row.id} and user_id = ${row.userId}`;
  if (!known) throw noLongerValid();
}

async function writeRows(sql: Sql, rows: LedgerRow[]): Promise<(Error | undefined)[]> {
  const written = await insert(sql, rows).catch((error: unknown) => {
    if (rows.length === 1 || isDatabaseAway(error)) throw error;
    return null;
  });
  // A statement that PostgreSQL refused wrote nothing: each row alone, so that only the culprit's call fails.
  if (written === null)
    return Promise.all(rows.map(async (row) => writeRows(sql, [row]).then(([error]) => error, asError)));
  if (written === rows.length) return [];
  const accepted = await sql<{ id: string; user_id: string }[]>`
    select id, user_id from predictions where id = any(${plainArray(rows.map((row) => row.id))}::text[])`;
  const userOf = new Map(accepted.map((row) => [row.id, row.user_id]));
  return rows.map((row) => (userOf.get(row.id) === row.userId ? undefined : noLongerValid()));
}

async function insert(sql: postgres.ISql, rows: LedgerRow[]): Promise<number> {
  const withFiles = rows.filter((row) => row.file !== undefined);
  if (withFiles.length === 0) return (await answersInsert(sql, rows)).count;
  const files = withFiles.map((row) => row.file!);
  const result = await sql`
    with answered as (${answersInsert(sql, rows)} returning id),
    kept as (
      insert into kept_files (prediction_id, row, sha256, name, type, size_bytes)
      select file.* from unnest(
        ${plainArray(withFiles.map((row) => row.id))}::text[],
        ${plainArray(files.map((file) => file.row))}::int[],
        ${plainArray(files.map((file) => file.sha256))}::text[],
        ${textArray(files.map((file) => file.name))}::text[],
        ${textArray(files.map((file) => file.type))}::text[],
        ${plainArray(files.map((file) => file.sizeBytes))}::int8[]
      ) as file(prediction_id, row, sha256, name, type, size_bytes)
      where file.prediction_id in (select id from answered)
    )
    select id from answered`;
  return result.count;
}

const answersInsert = (sql: postgres.ISql, rows: readonly LedgerRow[]) => sql`
    insert into predictions (id, created_at, user_id, key_id, model_id, version_id, units, cached, latency_ms,
      subject, request_id, inputs, outputs, batch_job_id)
    select row.id, to_timestamp(row.at / 1000.0), row.user_id, row.key_id, row.model_id, row.version_id, row.units,
      row.cached, row.latency_ms, row.subject, row.request_id, row.inputs, row.outputs, row.batch_job_id
    from unnest(
      ${plainArray(rows.map((row) => row.id))}::text[],
      ${plainArray(rows.map((row) => row.createdAtMs))}::float8[],
      ${plainArray(rows.map((row) => row.userId))}::text[],
      ${plainArray(rows.map((row) => row.keyId))}::text[],
      ${plainArray(rows.map((row) => row.modelId))}::text[],
      ${plainArray(rows.map((row) => row.versionId))}::text[],
      ${plainArray(rows.map((row) => row.units))}::int[],
      ${plainArray(rows.map((row) => row.cached))}::bool[],
      ${plainArray(rows.map((row) => row.latencyMs))}::float8[],
      ${textArray(rows.map((row) => row.subject))}::text[],
      ${textArray(rows.map((row) => row.requestId))}::text[],
      ${textArray(rows.map((row) => row.inputsJson))}::json[],
      ${textArray(rows.map((row) => row.outputsJson))}::json[],
      ${plainArray(rows.map((row) => row.batchJobId ?? null))}::text[]
    ) as row(id, at, user_id, key_id, model_id, version_id, units, cached, latency_ms, subject, request_id, inputs, outputs,
      batch_job_id)
    join users on users.id = row.user_id and users.disabled_at is null
    left join api_keys on api_keys.id = row.key_id
    where row.key_id is null
      or (api_keys.id is not null and api_keys.revoked_at is null and (api_keys.expires_at is null or api_keys.expires_at > now()))
    on conflict (id) do nothing`;

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

const noLongerValid = () =>
  new AppError('invalid-key', 'The key was revoked, has expired, or its person was disabled while this call ran.');

const overloaded = () =>
  new AppError('overloaded', 'More answers wait to be recorded than this server takes. Slow down and try again.');
