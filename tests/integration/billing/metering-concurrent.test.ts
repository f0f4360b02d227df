import { randomBytes, randomInt } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Database, database, openDatabase } from '#db/client';
import { checkUsage } from '#lib/billing/metering/check-usage';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { settledSeq } from '#lib/billing/metering/settled-seq';
import { env } from '#lib/env';
import {
  anyCall,
  call,
  ledgerSums,
  meteredSums,
  openWriter,
  skipSeqs,
  startOver,
  throughSeq,
} from '#tests/integration/billing/metered';
import { addAnswered } from '#tests/integration/usage/calls';

const { db, sql } = database();
beforeEach(startOver);

/** Everything in the ledger is metered, under its own hour, customer, key, model and version. */
async function expectAllMetered() {
  expect(await meteredSums()).toEqual(await ledgerSums());
  expect(await checkUsage(db)).toEqual([]);
}

describe('a row that is committed after later ones', () => {
  test('is not passed, and counts once', async () => {
    const late = await openWriter();
    const seq = await late.write(call({ units: 7 }));
    await addAnswered([call({ units: 1 }), call({ units: 2 })]);
    expect(await meterUsage(db, 0)).toEqual({ rows: 0 });
    expect(await throughSeq()).toBeLessThan(seq);
    await late.commit();
    expect(await meterUsage(db, 0)).toEqual({ rows: 3 });
    expect(await meterUsage(db, 0)).toEqual({ rows: 0 });
    expect(await meteredSums()).toEqual({ predictions: 3, units: 10 });
    await expectAllMetered();
  });

  test('is waited for', async () => {
    const late = await openWriter();
    await late.write(call({ units: 7 }));
    await addAnswered([call({ units: 1 })]);
    const metering = meterUsage(db, 60_000);
    await late.commit();
    expect(await metering).toEqual({ rows: 2 });
    await expectAllMetered();
  });

  test('is not passed either when its transaction takes more seqs while it is waited for', async () => {
    const late = await openWriter();
    await late.write(call());
    const metering = meterUsage(db, 60_000);
    await addAnswered([call()]);
    await late.write(call());
    await late.commit();
    await metering;
    expect(await checkUsage(db)).toEqual([]);
    await meterUsage(db, 0);
    await expectAllMetered();
  });

  test('is nothing when it is rolled back', async () => {
    const late = await openWriter();
    await late.write(call({ units: 7 }));
    await addAnswered([call({ units: 1 })]);
    await late.rollBack();
    expect(await meterUsage(db, 0)).toEqual({ rows: 1 });
    await expectAllMetered();
  });
});

describe('a writer that does not end', () => {
  test('delays what comes after it, and nothing that came before', async () => {
    await addAnswered([call(), call(), call()]);
    const hanging = await openWriter();
    const seq = await hanging.write(call({ units: 9 }));
    await addAnswered([call()]);
    expect(await meterUsage(db, 0)).toEqual({ rows: 3 });
    expect(await throughSeq()).toBe(seq - 1);
    await hanging.rollBack();
    expect(await meterUsage(db, 0)).toEqual({ rows: 1 });
    await expectAllMetered();
  });

  test('does not bring metering past a seq that it may have taken, behind another gap', async () => {
    await addAnswered([call()]);
    await skipSeqs(3);
    await addAnswered([call()]);
    const hanging = await openWriter();
    await hanging.write(call());
    expect(await settledSeq(db, 0, 0)).toBe(1);
    await hanging.commit();
    await meterUsage(db, 0);
    await expectAllMetered();
  });

  test('holds up nothing when it only reads, or writes another table', async () => {
    await skipSeqs(1);
    await addAnswered([call()]);
    await sql.begin(async (tx) => {
      await tx`select from predictions for share`;
      await tx`insert into failed_calls (id, created_at, user_id, model_id, status, code, detail, latency_ms, request_id)
        values ('fail_a', now(), 'usr_a', 'mdl_a', 500, 'internal', '', 1, 'req_a')`;
      expect(await meterUsage(db, 0)).toEqual({ rows: 1 });
    });
  });
});

describe('a writer of another database', () => {
  const name = `other_${randomBytes(6).toString('hex')}`;
  afterAll(() => sql`drop database if exists ${sql(name)} with (force)`);

  test('whose tables have the same numbers, as in a copy, holds up nothing', async () => {
    await sql`create database ${sql(name)} template ${sql(inject('templateDatabase'))}`;
    await skipSeqs(1);
    await addAnswered([call()]);
    const url = new URL(env.DATABASE_URL);
    url.pathname = `/${name}`;
    const other = openDatabase(url.href, 1);
    await other.sql.begin(async (tx) => {
      await tx`lock table predictions in row exclusive mode`;
      expect(await meterUsage(db, 0)).toEqual({ rows: 1 });
    });
    await other.sql.end();
  });
});

describe('several at once', () => {
  test('two meters share the work, and count nothing twice', async () => {
    for (let chunk = 0; chunk < 8; chunk++) {
      await addAnswered(Array.from({ length: 40 }, anyCall));
      await skipSeqs(120_000);
    }
    const shares = await Promise.all([1, 2, 3, 4].map(() => meterUsage(db)));
    expect(shares.reduce((total, { rows }) => total + rows, 0)).toBe(320);
    await expectAllMetered();
  });

  test('writers that commit or roll back in any order, while meters run, are all counted once', async () => {
    let isOver = false;
    const write = async () => {
      for (let round = 0; round < 25; round++) {
        const writer = await openWriter();
        for (let row = randomInt(1, 5); row > 0; row--) await writer.write(anyCall());
        await (randomInt(4) === 0 ? writer.rollBack() : writer.commit());
      }
    };
    const meter = async () => {
      while (!isOver) {
        await meterUsage(db, randomInt(2) === 0 ? 0 : 60_000);
        expect(await checkUsage(db)).toEqual([]);
      }
    };
    const meters = [meter(), meter()];
    await Promise.all([write(), write(), write(), write()]);
    isOver = true;
    await Promise.all(meters);
    await meterUsage(db);
    await expectAllMetered();
  });
});

describe('a crash', () => {
  /** A meter whose process dies before its nth statement, or never; gives whether it did. */
  async function meterUntil(nth: number): Promise<boolean> {
    const own = openDatabase(env.DATABASE_URL, 1);
    let statements = 0;
    const logQuery = () => {
      statements++;
      if (statements >= nth) throw new Error('crash');
    };
    const dying: Database = drizzle(own.sql, { schema: db._.fullSchema, logger: { logQuery } });
    const crashed = await meterUsage(dying, 0).then(
      () => false,
      () => true,
    );
    await own.sql.end();
    return crashed;
  }

  test('between any two statements leaves right sums, and the next time makes up for it', async () => {
    let deaths = 0;
    for (let nth = 1; ; nth++) {
      await addAnswered(Array.from({ length: 20 }, anyCall));
      await skipSeqs(100_000);
      await addAnswered(Array.from({ length: 20 }, anyCall));
      const died = await meterUntil(nth);
      expect(await checkUsage(db)).toEqual([]);
      if (!died) break;
      deaths++;
      if (nth % 3 === 0) {
        await meterUsage(db, 0);
        await expectAllMetered();
      }
    }
    expect(deaths).toBeGreaterThan(8);
    await meterUsage(db, 0);
    await expectAllMetered();
  });

  test.each([
    ['while units are added', 'after insert on usage_hours'],
    ['once the meter was moved', 'after update on metering'],
    ['at the commit', 'constraint after update on metering'],
  ])('of the transaction, %s, undoes the whole chunk', async (_, when) => {
    await addAnswered(Array.from({ length: 20 }, anyCall));
    await meterUsage(db);
    const before = await meteredSums();
    await addAnswered(Array.from({ length: 20 }, anyCall));
    const isDeferred = when.startsWith('constraint');
    await sql.unsafe(`
      create or replace function die() returns trigger language plpgsql as $$ begin
        raise 'crash';
      end $$;
      create ${isDeferred ? 'constraint ' : ''}trigger dies ${when.replace('constraint ', '')}
        ${isDeferred ? 'deferrable initially deferred' : ''} for each row execute function die()`);
    try {
      await expect(meterUsage(db)).rejects.toThrow();
    } finally {
      await sql.unsafe(`drop trigger dies on ${when.split(' ').at(-1)}`);
    }
    expect(await meteredSums()).toEqual(before);
    expect(await checkUsage(db)).toEqual([]);
    expect(await meterUsage(db)).toEqual({ rows: 20 });
    await expectAllMetered();
  });
});
