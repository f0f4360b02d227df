import type postgres from 'postgres';
import { plainArray, textArray } from '#lib/usage/array-literal';
import type { LedgerRow } from '#lib/usage/ledger';

/** Adds those rows whose key, session and person are good, with their files; gives one result row for each that it added. */
export function insertRows(sql: postgres.ISql, rows: readonly LedgerRow[]): Promise<postgres.RowList<postgres.Row[]>> {
  const answered = sql`
    insert into predictions (id, created_at, user_id, key_id, model_id, version_id, units, cached, latency_ms,
      subject, request_id, inputs, outputs, batch_job_id)
    select ${ledgerColumns(sql)}
    from ${sentRows(sql, rows)} as row(${sentColumns(sql)})
    ${ofGoodCallers(sql, rows)}
    on conflict (id) do nothing`;
  if (rows.every((row) => row.file === undefined)) return answered;
  return sql`with answered as (${answered} returning id), ${keepFiles(sql, rows)} select id from answered`;
}

/** The values of a row of `predictions`, from a `row` as it was sent. */
export const ledgerColumns = (sql: postgres.ISql) => sql`
  row.id, to_timestamp(row.at / 1000.0), row.user_id, row.key_id, row.model_id, row.version_id, row.units, row.cached,
  row.latency_ms, row.subject, row.request_id, row.inputs, row.outputs, row.batch_job_id`;

export const sentColumns = (sql: postgres.ISql) =>
  sql`id, at, user_id, key_id, model_id, version_id, units, cached, latency_ms, subject, request_id, inputs, outputs,
    batch_job_id`;

export const sentRows = (sql: postgres.ISql, rows: readonly LedgerRow[]) => sql`
  unnest(
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
  )`;

/** Leaves each `row` out whose key was revoked or has expired, whose session is over, or whose person was disabled or is leaving. */
export const ofGoodCallers = (sql: postgres.ISql, rows: readonly LedgerRow[]) => sql`
  join users on users.id = row.user_id and users.disabled_at is null
    and (row.key_id is null or users.erase_at is null)
  left join api_keys on api_keys.id = row.key_id
  where (row.key_id is null
    or (api_keys.id is not null and api_keys.revoked_at is null and (api_keys.expires_at is null or api_keys.expires_at > now())))
    ${ofOpenSessions(sql, rows)}`;

/** Programs with keys are the most: their rows are not made to pay for a look at sessions. */
function ofOpenSessions(sql: postgres.ISql, rows: readonly LedgerRow[]) {
  const through = rows.flatMap(({ id, sessionId }) => (sessionId === undefined ? [] : [{ id, sessionId }]));
  if (through.length === 0) return sql``;
  return sql`
    and row.id not in (
      select sent.id from unnest(
        ${plainArray(through.map(({ id }) => id))}::text[], ${plainArray(through.map(({ sessionId }) => sessionId))}::text[]
      ) as sent(id, session_id)
      left join sessions on sessions.id = sent.session_id and sessions.revoked_at is null and sessions.expires_at > now()
      where sessions.id is null
    )`;
}

/** A part of a `with`: the files of those rows that are `answered`. */
export function keepFiles(sql: postgres.ISql, rows: readonly LedgerRow[]) {
  const kept = rows.flatMap(({ id, file }) => (file ? [{ id, file }] : []));
  return sql`
    kept as (
      insert into kept_files (prediction_id, row, sha256, name, type, size_bytes)
      select file.* from unnest(
        ${plainArray(kept.map(({ id }) => id))}::text[],
        ${plainArray(kept.map(({ file }) => file.row))}::int[],
        ${plainArray(kept.map(({ file }) => file.sha256))}::text[],
        ${textArray(kept.map(({ file }) => file.name))}::text[],
        ${textArray(kept.map(({ file }) => file.type))}::text[],
        ${plainArray(kept.map(({ file }) => file.sizeBytes))}::int8[]
      ) as file(prediction_id, row, sha256, name, type, size_bytes)
      where file.prediction_id in (select id from answered)
    )`;
}
