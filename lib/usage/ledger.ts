import type postgres from 'postgres';
import { openDatabase, type Sql } from '#db/client';
import { isDatabaseAway } from '#db/is-database-away';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { processShared } from '#lib/process-shared';
import { plainArray } from '#lib/usage/array-literal';
import { type GroupCommit, groupCommit } from '#lib/usage/group-commit';
import { insertRows } from '#lib/usage/insert-rows';
import type { KeptFile } from '#lib/usage/keep-file';
import { insertWithinQuotas } from '#lib/usage/quotas/insert-within-quotas';
import { mayHaveQuotas, noteCounted } from '#lib/usage/quotas/known-quotas';
import { isExceeded, quotaExceeded } from '#lib/usage/quotas/quota-exceeded';

/**
 * A row of the ledger: one answered call, or the answered rows of a part of a batch job. `inputsJson` and `outputsJson`
 * are null where the model keeps none.
 */
export type LedgerRow = {
  id: string;
  createdAtMs: number;
  userId: string;
  keyId: string | null;
  /** Of a person's own call: the sign-in it came through, which must not be over when the row is committed. */
  sessionId?: string;
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
 * revoked or has expired, or its person was disabled, before the commit, AppError('invalid-token') when the session was
 * ended, and AppError('quota-exceeded') when the row does not fit into a hard quota: no row, no answer. A row that is there already under its id is left as it is, and
 * counts as added.
 */
export function openLedger(sql: Sql): GroupCommit<LedgerRow> {
  return groupCommit((rows) => writeRows(sql, rows), { maxRows: 512, maxWaiting: 20_000 }, overloaded);
}

/**
 * Adds a row as part of the transaction `sql`. Throws as the ledger does, for the transaction to be undone; there too,
 * the same person's row that is there already counts as added.
 */
export async function recordIn(sql: postgres.ISql, row: LedgerRow): Promise<void> {
  const [refusal] = await writeWithinQuotas(sql, [row]);
  if (refusal) throw refusal;
}

async function writeRows(sql: Sql, rows: LedgerRow[]): Promise<(Error | undefined)[]> {
  const mayExceed = rows.some((row) => mayHaveQuotas(row.userId));
  return (mayExceed ? writeWithinQuotas(sql, rows) : writeAll(sql, rows)).catch((error: unknown) => {
    if (rows.length === 1 || isDatabaseAway(error)) throw error;
    // A statement that PostgreSQL refused wrote nothing: each row alone, so that only the culprit's call fails.
    return Promise.all(rows.map(async (row) => writeRows(sql, [row]).then(([refusal]) => refusal, asError)));
  });
}

/** For rows of accounts without quotas. */
async function writeAll(sql: Sql, rows: LedgerRow[]): Promise<(Error | undefined)[]> {
  const { count } = await insertRows(sql, rows);
  if (count === rows.length) return [];
  const userOf = await writtenUsers(sql, rows);
  return rows.map((row) => (userOf.get(row.id) === row.userId ? undefined : noLongerValid(row)));
}

/** Rows that do not fit into a hard quota are refused: those that would fit without a larger one before them are not. */
async function writeWithinQuotas(sql: postgres.ISql, rows: readonly LedgerRow[]): Promise<(Error | undefined)[]> {
  const refusals = new Map<LedgerRow, Error>();
  let left = rows;
  while (left.length > 0) {
    const { writtenCount, over, quotas } = await insertWithinQuotas(sql, left);
    noteCounted(quotas);
    if (writtenCount === left.length) break;
    const userOf = await writtenUsers(sql, left);
    const overIds = new Set(over);
    const refused = left.filter((row) => userOf.get(row.id) !== row.userId);
    left = [];
    for (const row of refused) {
      const exceeded = quotas.find((quota) => isExceeded(quota, row));
      if (!overIds.has(row.id)) refusals.set(row, noLongerValid(row));
      else if (exceeded) refusals.set(row, quotaExceeded(exceeded, row.units));
      else left = [...left, row];
    }
  }
  return rows.map((row) => refusals.get(row));
}

/** Whose rows are there, by the id of the row. */
async function writtenUsers(sql: postgres.ISql, rows: readonly LedgerRow[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; user_id: string }[]>`
    select id, user_id from predictions where id = any(${plainArray(rows.map((row) => row.id))}::text[])`;
  return new Map(found.map((row) => [row.id, row.user_id]));
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

const noLongerValid = ({ sessionId }: LedgerRow) =>
  sessionId === undefined
    ? new AppError('invalid-key', 'The key was revoked, has expired, or its person was disabled while this call ran.')
    : new AppError('invalid-token', 'The session was ended, or its person was disabled, while this call ran.');

const overloaded = () =>
  new AppError('overloaded', 'More answers wait to be recorded than this server takes. Slow down and try again.');
