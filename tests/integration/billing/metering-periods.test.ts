import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { checkUsage } from '#lib/billing/metering/check-usage';
import { firstOpenPeriod } from '#lib/billing/metering/first-open-period';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { usageOfPeriod } from '#lib/billing/metering/usage-of-period';
import { call, openWriter, startOver, throughSeq } from '#tests/integration/billing/metered';
import { addAnswered } from '#tests/integration/usage/calls';

const { db, sql } = database();
beforeEach(async () => {
  await startOver();
  await sql`truncate billing_periods`;
});

/** As whoever closes a period does: under the meter's lock. */
const close = (period: string) =>
  sql.begin(async (tx) => {
    const [meter] = await tx<{ seq: string }[]>`select through_seq as seq from metering for update`;
    await tx`insert into billing_periods (period, through_seq) values (${period}, ${meter!.seq})`;
  });

async function unitsByPeriod(): Promise<Record<string, bigint>> {
  const periods = await sql<{ period: string }[]>`select distinct period from usage_hours order by period`;
  const units = await Promise.all(
    periods.map(async ({ period }) => {
      const [usage] = (await usageOfPeriod(db, period)).get('usr_a')!;
      return [period, usage!.units] as const;
    }),
  );
  return Object.fromEntries(units);
}

const september = Date.UTC(2026, 8, 30, 23, 59, 59, 999);
const october = Date.UTC(2026, 9, 1);
const november = Date.UTC(2026, 10, 1);

describe('a call is billed with', () => {
  test('the month of UTC it was made in, while none is closed', async () => {
    expect(await firstOpenPeriod(db)).toBeNull();
    await addAnswered([
      call({ atMs: september, units: 1 }),
      call({ atMs: october, units: 2 }),
      call({ atMs: november - 1, units: 4 }),
      call({ atMs: november, units: 8 }),
      // A clock that is years ahead.
      call({ atMs: Date.UTC(2031, 0, 1), units: 16 }),
    ]);
    await meterUsage(db);
    expect(await unitsByPeriod()).toEqual({ '2026-09': 1n, '2026-10': 6n, '2026-11': 8n, '2031-01': 16n });
  });

  test('that month whatever the time zone of the connection', async () => {
    await addAnswered([call({ atMs: september, units: 1 }), call({ atMs: october, units: 2 })]);
    await db.transaction(async (tx) => {
      await tx.execute(`set local timezone = 'Pacific/Kiritimati'`);
      await meterUsage(tx, 0);
    });
    expect(await unitsByPeriod()).toEqual({ '2026-09': 1n, '2026-10': 2n });
    expect(await checkUsage(db)).toEqual([]);
  });

  test('the first open month where its own was closed before it was metered', async () => {
    await close('2026-09');
    await close('2026-10');
    expect(await firstOpenPeriod(db)).toBe('2026-11');
    await addAnswered([
      call({ atMs: Date.UTC(2020, 0, 1), units: 1 }),
      call({ atMs: september, units: 2 }),
      call({ atMs: november - 1, units: 4 }),
      call({ atMs: november, units: 8 }),
      call({ atMs: Date.UTC(2027, 0, 1), units: 16 }),
    ]);
    await meterUsage(db);
    expect(await unitsByPeriod()).toEqual({ '2026-11': 15n, '2027-01': 16n });
    const [late] = await sql<{ hour: string }[]>`select hour::text from usage_hours where units = 2`;
    expect(late!.hour).toBe('2026-09-30 23:00:00+00');
    expect(await checkUsage(db)).toEqual([]);
  });

  test('the next year’s first month after December', async () => {
    await close('2026-12');
    expect(await firstOpenPeriod(db)).toBe('2027-01');
    await addAnswered([call()]);
    await meterUsage(db);
    expect(await unitsByPeriod()).toEqual({ '2027-01': 1n });
  });
});

describe('closing a month', () => {
  test('adds nothing to it any more, and takes nothing away', async () => {
    await addAnswered([call({ atMs: october, units: 1 })]);
    await meterUsage(db);
    await close('2026-10');
    await addAnswered([call({ atMs: october, units: 2 })]);
    await meterUsage(db);
    await addAnswered([call({ atMs: october, units: 4 })]);
    await meterUsage(db);
    expect(await unitsByPeriod()).toEqual({ '2026-10': 1n, '2026-11': 6n });
    expect(await checkUsage(db)).toEqual([]);
  });

  test('puts a call that is committed after it into the next', async () => {
    const late = await openWriter();
    await late.write(call({ atMs: october, units: 2 }));
    await addAnswered([call({ atMs: october, units: 1 })]);
    await meterUsage(db, 0);
    await close('2026-10');
    await late.commit();
    await meterUsage(db, 0);
    expect(await unitsByPeriod()).toEqual({ '2026-11': 3n });
  });

  test('while metering waits for its lock is seen by it', async () => {
    await addAnswered([call({ atMs: october, units: 1 })]);
    let metering!: Promise<unknown>;
    await sql.begin(async (tx) => {
      await tx`select from metering for update`;
      metering = meterUsage(db);
      for (;;) {
        const [waiting] = await sql`
          select from pg_locks join pg_stat_activity using (pid)
          where not granted and query like '%metering%' and datname = current_database()`;
        if (waiting) break;
      }
      await tx`insert into billing_periods (period, through_seq) values ('2026-10', 0)`;
    });
    await metering;
    expect(await throughSeq()).toBe(1);
    expect(await unitsByPeriod()).toEqual({ '2026-11': 1n });
  });
});
