import { randomInt } from 'node:crypto';
import { database } from '#db/client';
import { newId } from '#lib/ids';
import type { Call } from '#tests/integration/usage/calls';

const { sql } = database();

/** A call of a customer without an account: the ledger's rows outlive people and models. */
export const call = (more: Partial<Call> = {}): Call => ({
  atMs: Date.UTC(2026, 10, 10, 12, 30),
  userId: 'usr_a',
  modelId: 'mdl_a',
  versionId: 'ver_a',
  ...more,
});

/** Any call of few customers, keys, models, hours: many share a row of `usage_hours`. */
export const anyCall = (): Call =>
  call({
    atMs: Date.UTC(2026, 10, randomInt(1, 4), randomInt(3), randomInt(60)),
    userId: `usr_${randomInt(3)}`,
    keyId: [null, 'key_1', 'key_2'][randomInt(3)]!,
    modelId: `mdl_${randomInt(2)}`,
    versionId: `ver_${randomInt(2)}`,
    units: randomInt(1, 50),
    cached: randomInt(4) === 0,
  });

export type Writer = {
  /** Puts a call into the ledger, uncommitted; gives its seq. */
  write(given: Call): Promise<number>;
  commit(): Promise<void>;
  rollBack(): Promise<void>;
};

/** A transaction that writes the ledger and stays open until it is told. */
export async function openWriter(): Promise<Writer> {
  const connection = await sql.reserve();
  await connection`begin`;
  const end = async (how: 'commit' | 'rollback') => {
    await connection.unsafe(how);
    connection.release();
  };
  return {
    async write({ atMs, userId, keyId = null, modelId, versionId, units = 1, cached = false }) {
      const [row] = await connection<{ seq: string }[]>`
        insert into predictions
          (id, created_at, user_id, key_id, model_id, version_id, units, cached, latency_ms, request_id)
        values (${newId('prediction', atMs)}, ${new Date(atMs).toISOString()}, ${userId}, ${keyId}, ${modelId}, ${versionId}, ${units},
          ${cached}, 1, 'req_test')
        returning seq`;
      return Number(row!.seq);
    },
    commit: () => end('commit'),
    rollBack: () => end('rollback'),
  };
}

/** Takes seqs that no row will have, as refused and rolled back rows do. */
export async function skipSeqs(count: number): Promise<void> {
  await sql`select setval('predictions_seq_seq', nextval('predictions_seq_seq') + ${count})`;
}

export type Sums = { predictions: number; units: number };

/** Everything the ledger holds. */
export async function ledgerSums(): Promise<Sums> {
  const [sums] = await sql<Sums[]>`
    select count(*)::int as predictions, coalesce(sum(units), 0)::int as units from predictions`;
  return sums!;
}

/** Everything that is metered. */
export async function meteredSums(): Promise<Sums> {
  const [sums] = await sql<Sums[]>`
    select coalesce(sum(predictions), 0)::int as predictions, coalesce(sum(units), 0)::int as units from usage_hours`;
  return sums!;
}

export async function throughSeq(): Promise<number> {
  const [meter] = await sql<{ seq: string }[]>`select through_seq as seq from metering`;
  return Number(meter!.seq);
}

/** An empty ledger that was never metered, without the transactions that a failed test left open. */
export async function startOver(): Promise<void> {
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`;
  await sql`truncate predictions, usage_hours restart identity`;
  await sql`update metering set through_seq = 0`;
}
