import { database, type Sql } from '#db/client';
import { newId } from '#lib/ids';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';
import { plainArray, textArray } from '#lib/usage/array-literal';
import { type GroupCommit, groupCommit } from '#lib/usage/group-commit';

/** A call to a known model that got an error. */
export type FailedCall = {
  atMs: number;
  userId: string;
  keyId: string | null;
  modelId: string;
  versionId: string | null;
  status: number;
  code: string;
  detail: string;
  latencyMs: number;
  requestId: string;
};

/** Notes a failed call, some milliseconds later. Nobody waits for it, and with the database away it is dropped. */
export function noteFailedCall(call: FailedCall): void {
  failedCalls()
    .add(call)
    .catch((error: unknown) => log.debug({ error: String(error) }, 'a failed call was not noted'));
}

export function failedCalls(): GroupCommit<FailedCall> {
  return processShared('failed-calls', () => {
    const { sql } = database();
    return groupCommit(
      (calls) => insert(sql, calls),
      { maxRows: 512, maxWaiting: 5_000 },
      () => new Error('too many failed calls wait to be noted'),
    );
  });
}

async function insert(sql: Sql, calls: FailedCall[]): Promise<[]> {
  await sql`
    insert into failed_calls (id, created_at, user_id, key_id, model_id, version_id, status, code, detail, latency_ms, request_id)
    select row.id, to_timestamp(row.at / 1000.0), row.user_id, row.key_id, row.model_id, row.version_id, row.status,
      row.code, row.detail, row.latency_ms, row.request_id
    from unnest(
      ${plainArray(calls.map((call) => newId('failedCall', call.atMs)))}::text[],
      ${plainArray(calls.map((call) => call.atMs))}::float8[],
      ${plainArray(calls.map((call) => call.userId))}::text[],
      ${plainArray(calls.map((call) => call.keyId))}::text[],
      ${plainArray(calls.map((call) => call.modelId))}::text[],
      ${plainArray(calls.map((call) => call.versionId))}::text[],
      ${plainArray(calls.map((call) => call.status))}::int[],
      ${plainArray(calls.map((call) => call.code))}::text[],
      ${textArray(calls.map((call) => call.detail.slice(0, 500).toWellFormed().replaceAll('\0', '')))}::text[],
      ${plainArray(calls.map((call) => call.latencyMs))}::float8[],
      ${textArray(calls.map((call) => call.requestId))}::text[]
    ) as row(id, at, user_id, key_id, model_id, version_id, status, code, detail, latency_ms, request_id)`;
  return [];
}
