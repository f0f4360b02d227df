import type { Sql } from '#db/client';

export type InsertFigures = { durable: boolean; withoutMs: number; withMs: number };

const rowsOfGroup = 100;

/**
 * What the ledger's numbering costs whoever waits for an answer: groups of 100 rows into a table with `seq` and its index,
 * and into one without, in turns. Median milliseconds of a group; `durable` waits for the disk at each commit.
 */
export async function measureInserts(sql: Sql, groups: number, durable: boolean): Promise<InsertFigures> {
  const { newId } = await import('#lib/ids');
  const { plainArray } = await import('#lib/usage/array-literal');
  await sql`drop table if exists ledger_with, ledger_without`;
  await sql`create table ledger_with (like predictions including all)`;
  await sql`create table ledger_without (like predictions including all)`;
  await sql`alter table ledger_without drop column seq`;
  const connection = await sql.reserve();
  await connection.unsafe(`set synchronous_commit = ${durable ? 'on' : 'off'}`);
  const insert = async (table: string) => {
    const ids = plainArray(Array.from({ length: rowsOfGroup }, () => newId('prediction')));
    const start = performance.now();
    await connection`
      insert into ${sql(table)} (id, created_at, user_id, key_id, model_id, version_id, units, cached, latency_ms, request_id)
      select id, now(), 'usr_01k7zq2m5e8r4t6w9y0a1b2c3d', 'key_01k7zq2m5e8r4t6w9y0a1b2c3d', 'mdl_01k7zq2m5e8r4t6w9y0a1b2c3d',
        'ver_01k7zq2m5e8r4t6w9y0a1b2c3d', 1, false, 1.25, 'req_01k7zq2m5e8r4t6w9y0a1b2c3d'
      from unnest(${ids}::text[]) as id on conflict (id) do nothing`;
    return performance.now() - start;
  };
  const took: Record<'ledger_with' | 'ledger_without', number[]> = { ledger_with: [], ledger_without: [] };
  for (let group = 0; group < groups; group++) {
    const order = ['ledger_with', 'ledger_without'] as const;
    for (const table of group % 2 === 0 ? order : order.toReversed()) took[table].push(await insert(table));
  }
  await connection.unsafe('reset synchronous_commit');
  connection.release();
  await sql`drop table ledger_with, ledger_without`;
  return { durable, withoutMs: median(took.ledger_without), withMs: median(took.ledger_with) };
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
