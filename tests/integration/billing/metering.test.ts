import { PgDialect } from 'drizzle-orm/pg-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { usageHours } from '#db/schema/usage';
import { checkUsage } from '#lib/billing/metering/check-usage';
import { addChunk, meterUsage } from '#lib/billing/metering/meter-usage';
import { usageOfPeriod, usageQuery } from '#lib/billing/metering/usage-of-period';
import { newId } from '#lib/ids';
import { type LedgerRow, openLedger, recordIn } from '#lib/usage/ledger';
import { makePerson } from '#tests/integration/auth/people';
import {
  anyCall,
  call,
  ledgerSums,
  meteredSums,
  skipSeqs,
  startOver,
  throughSeq,
} from '#tests/integration/billing/metered';
import { addAnswered, addFailed } from '#tests/integration/usage/calls';

const { db, sql } = database();
beforeEach(startOver);

const { userId, hour, keyId, modelId, versionId, cached } = usageHours;
const usageRows = () => db.select().from(usageHours).orderBy(userId, hour, keyId, modelId, versionId, cached);

describe('metering', () => {
  test('adds up the ledger by hour, customer, key, model, version, cached or not', async () => {
    const first = Date.UTC(2026, 10, 10, 12, 59, 59, 999);
    await addAnswered([
      call({ atMs: first, units: 3 }),
      call({ atMs: first - 1_000, units: 4 }),
      call({ atMs: first + 1, units: 5 }),
      call({ atMs: first, units: 6, keyId: 'key_a' }),
      call({ atMs: first, units: 7, cached: true }),
      call({ atMs: first, units: 8, modelId: 'mdl_b' }),
      call({ atMs: first, units: 9, versionId: 'ver_b' }),
      call({ atMs: first, units: 10, userId: 'usr_b' }),
    ]);
    expect(await meterUsage(db)).toEqual({ rows: 8 });
    const noon = { period: '2026-11', hour: new Date(Date.UTC(2026, 10, 10, 12)), predictions: 1 };
    expect(await usageRows()).toMatchObject([
      { ...noon, userId: 'usr_a', keyId: 'key_a', units: 6 },
      { ...noon, userId: 'usr_a', keyId: null, versionId: 'ver_a', cached: false, predictions: 2, units: 7 },
      { ...noon, userId: 'usr_a', cached: true, units: 7 },
      { ...noon, userId: 'usr_a', versionId: 'ver_b', units: 9 },
      { ...noon, userId: 'usr_a', modelId: 'mdl_b', units: 8 },
      { ...noon, userId: 'usr_a', hour: new Date(Date.UTC(2026, 10, 10, 13)), units: 5 },
      { ...noon, userId: 'usr_b', units: 10 },
    ]);
  });

  test('adds what is new to what is there, and nothing twice', async () => {
    await addAnswered([call({ units: 2 }), call({ units: 2, keyId: 'key_a' })]);
    await meterUsage(db);
    expect(await meterUsage(db)).toEqual({ rows: 0 });
    await addAnswered([call({ units: 5 }), call({ units: 5, keyId: 'key_a' })]);
    expect(await meterUsage(db)).toEqual({ rows: 2 });
    expect(await usageRows()).toMatchObject([
      { keyId: 'key_a', predictions: 2, units: 7 },
      { keyId: null, predictions: 2, units: 7 },
    ]);
  });

  test('of an empty ledger is nothing, and leaves nothing out of what comes', async () => {
    expect(await meterUsage(db)).toEqual({ rows: 0 });
    expect(await throughSeq()).toBe(0);
    await addAnswered([call()]);
    expect(await meterUsage(db)).toEqual({ rows: 1 });
  });

  test('goes through a ledger of many chunks at once', async () => {
    for (let chunk = 0; chunk < 4; chunk++) {
      await addAnswered(Array.from({ length: 50 }, anyCall));
      await skipSeqs(150_000);
    }
    expect(await meterUsage(db)).toEqual({ rows: 200 });
    expect(await meteredSums()).toEqual(await ledgerSums());
    expect(await checkUsage(db)).toEqual([]);
  });

  test('leaves failed calls free', async () => {
    await addFailed([call({ units: 9 }), call({ units: 9, versionId: null })]);
    expect(await meterUsage(db)).toEqual({ rows: 0 });
    expect(await usageOfPeriod(db, '2026-11')).toEqual(new Map());
  });

  test('counts a call once that was recorded again under its id', async () => {
    const person = await makePerson();
    const row: LedgerRow = {
      id: newId('prediction'),
      createdAtMs: Date.now(),
      userId: person.id,
      keyId: null,
      modelId: 'mdl_a',
      versionId: 'ver_a',
      units: 3,
      cached: false,
      latencyMs: 1,
      subject: null,
      requestId: 'req_test',
      inputsJson: null,
      outputsJson: null,
    };
    const ledger = openLedger(sql);
    await Promise.all([ledger.add(row), ledger.add(row)]);
    await meterUsage(db);
    await ledger.add(row);
    await recordIn(sql, row);
    await meterUsage(db);
    expect(await meteredSums()).toEqual({ predictions: 1, units: 3 });
  });

  test('counts the rows of a batch job’s parts like those of calls', async () => {
    const [id] = await addAnswered([call({ units: 5_000 }), call({ units: 1 })]);
    await sql`update predictions set batch_job_id = 'job_a' where id = ${id!}`;
    await meterUsage(db);
    expect(await meteredSums()).toEqual({ predictions: 2, units: 5_001 });
  });
});

describe('the usage of a period', () => {
  test('is exact for more units than a number holds, cached ones apart', async () => {
    await sql`
      insert into usage_hours (user_id, hour, period, key_id, model_id, version_id, cached, predictions, units)
      select 'usr_a', '2026-11-01 00:00Z'::timestamptz + n * interval '1 hour', '2026-11', 'key_' || n, 'mdl_a', 'ver_a',
        n % 2 = 0, 1, 9007199254740993
      from generate_series(1, 3) as n`;
    expect(await usageOfPeriod(db, '2026-11')).toEqual(
      new Map([['usr_a', [{ modelId: 'mdl_a', units: 18_014_398_509_481_986n, cachedUnits: 9_007_199_254_740_993n }]]]),
    );
  });

  test('is by customer and model, of that period alone, of all or of those asked for', async () => {
    await addAnswered([
      call({ units: 1, userId: 'usr_b' }),
      call({ units: 2, modelId: 'mdl_b' }),
      call({ units: 3, keyId: 'key_a', versionId: 'ver_b' }),
      call({ units: 4, cached: true }),
      call({ units: 5 }),
      call({ units: 6, userId: 'usr_c', atMs: Date.UTC(2026, 9, 31, 23, 59) }),
    ]);
    await meterUsage(db);
    const ofA = [
      { modelId: 'mdl_a', units: 8n, cachedUnits: 4n },
      { modelId: 'mdl_b', units: 2n, cachedUnits: 0n },
    ];
    const ofB = [{ modelId: 'mdl_a', units: 1n, cachedUnits: 0n }];
    const all = [['usr_a', ofA] as const, ['usr_b', ofB] as const];
    expect([...(await usageOfPeriod(db, '2026-11'))]).toEqual(all);
    expect([...(await usageOfPeriod(db, '2026-11', ['usr_b', 'usr_c', 'usr_d']))]).toEqual([all[1]]);
    expect([...(await usageOfPeriod(db, '2026-11', []))]).toEqual([]);
  });
});

describe('checking usage', () => {
  test('finds what is missing, too much, or under another key', async () => {
    await addAnswered([call({ units: 2 }), call({ units: 3, keyId: 'key_a' }), call({ units: 4, userId: 'usr_b' })]);
    await meterUsage(db);
    expect(await checkUsage(db)).toEqual([]);
    await sql`update usage_hours set units = units + 1 where user_id = 'usr_b'`;
    await sql`update usage_hours set key_id = 'key_b' where key_id = 'key_a'`;
    const of = { hour: '2026-11-10T12:00:00Z', modelId: 'mdl_a', versionId: 'ver_a', cached: false };
    expect(await checkUsage(db)).toEqual([
      { ...of, userId: 'usr_a', keyId: 'key_a', predictions: -1, units: -3 },
      { ...of, userId: 'usr_a', keyId: 'key_b', predictions: 1, units: 3 },
      { ...of, userId: 'usr_b', keyId: null, predictions: 0, units: 1 },
    ]);
  });

  test('leaves out what is not metered yet', async () => {
    await addAnswered([call()]);
    await meterUsage(db);
    await addAnswered([call({ userId: 'usr_b' })]);
    expect(await checkUsage(db)).toEqual([]);
  });
});

describe('the plan', () => {
  type Node = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Node[] };
  async function planOf(query: { sql: string; params: unknown[] }): Promise<Node[]> {
    const explain = `explain (format json) ${query.sql}`;
    const [row] = await sql.unsafe<{ 'QUERY PLAN': { Plan: Node }[] }[]>(explain, query.params as string[]);
    const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];
    return flat(row!['QUERY PLAN'][0]!.Plan);
  }
  const indexes = (plan: Node[]) => plan.flatMap((node) => node['Index Name'] ?? []);
  const readWhole = (plan: Node[]) => plan.filter((node) => node['Node Type'] === 'Seq Scan');

  test('of a chunk reads the ledger along its seqs', async () => {
    await sql`
      insert into predictions (id, created_at, user_id, model_id, version_id, units, cached, latency_ms, request_id)
      select 'pred_' || n, now(), 'usr_' || n % 10, 'mdl_a', 'ver_a', 1, false, 1, 'req_test'
      from generate_series(1, 50000) as n`;
    await sql`analyze predictions`;
    const plan = await planOf(new PgDialect().sqlToQuery(addChunk(49_000, 49_500, '2026-11')));
    expect(indexes(plan)).toEqual(['predictions_seq']);
    expect(readWhole(plan)).toEqual([]);
  });

  test.each([
    ['of all customers', undefined],
    ['of some', ['usr_1', 'usr_2']],
  ])('of a period’s usage, %s, reads that period alone', async (_, userIds) => {
    await sql`
      insert into usage_hours (user_id, hour, period, model_id, version_id, cached, predictions, units)
      select 'usr_' || n % 100, hour, to_char(hour at time zone 'UTC', 'YYYY-MM'), 'mdl_a', 'ver_a', false, 1, 1
      from generate_series(1, 20000) as n,
        lateral (select '2020-01-01 00:00Z'::timestamptz + n * interval '3 hours' as hour) as at`;
    await sql`analyze usage_hours`;
    const plan = await planOf(usageQuery(db, '2024-03', userIds).toSQL());
    expect(indexes(plan)).toEqual(['usage_hours_period']);
    expect(readWhole(plan)).toEqual([]);
  });
});
