import { PgDialect } from 'drizzle-orm/pg-core';
import { afterEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { parseMinor } from '#lib/billing/money';
import { priceUsage, totalMinor } from '#lib/billing/price';
import { usageByModel } from '#lib/billing/usage/add-usage';
import { usage } from '#lib/billing/usage/usage';
import { hoursQuery, lateHoursQuery, unmeteredQuery } from '#lib/billing/usage/usage-queries';
import { usageReport } from '#lib/billing/usage/usage-report';
import { makePerson } from '#tests/integration/auth/people';
import { makeCustomer, randomOf, useAnything, usedPrices } from '#tests/integration/billing/used';
import { addAnswered, type Call, planOf } from '#tests/integration/usage/calls';

const { db, sql } = database();
const dayMs = 86_400_000;
const february = { from: '2026-02-01', to: '2026-02-28' };
const march = { from: '2026-03-01', to: '2026-03-31' };

afterEach(async () => {
  await sql`truncate billing_periods`;
});

const minor = (amount: string) => parseMinor(amount, 2);
const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
const costOf = (rows: readonly { cost: string }[]) => rows.reduce((total, { cost }) => total + minor(cost), 0n);
const dayOf = ({ atMs }: Call) => new Date(atMs).toISOString().slice(0, 10);
const asUsage = ({ modelId, units = 1, cached }: Call) => ({
  modelId,
  units: cached ? 0n : BigInt(units),
  cachedUnits: cached ? BigInt(units) : 0n,
});
const priceOf = (calls: readonly Call[]) => totalMinor(priceUsage(usedPrices, usageByModel(calls.map(asUsage)), 2));

test('every grouping of any days adds up to the ledger, and a month to the price of its calls, metered or not yet', async () => {
  const random = randomOf(7);
  const customer = await makeCustomer();
  const stranger = await makeCustomer();
  const keyIds = [null, 'key_1', 'key_2'];
  const span: [string, string] = ['2026-02-01', '2026-03-31'];
  await useAnything(stranger.id, span, { count: 50, random });
  const metered = await useAnything(customer.id, span, { count: 300, random, keyIds });
  await meterUsage(db);
  const calls = [...metered, ...(await useAnything(customer.id, span, { count: 60, random, keyIds }))];

  for (const days of [
    february,
    march,
    { from: '2026-02-01', to: '2026-03-31' },
    { from: '2026-02-11', to: '2026-03-09' },
  ]) {
    const asked = calls.filter((call) => dayOf(call) >= days.from && dayOf(call) <= days.to);
    const report = await usageReport(customer.ctx, days);
    expect(report).toMatchObject({
      predictions: asked.length,
      units: sumOf(asked, ({ units = 1 }) => units),
      cachedUnits: sumOf(asked, ({ units = 1, cached }) => (cached ? units : 0)),
    });
    for (const rows of [report.days, report.models, report.keys]) {
      expect(sumOf<{ predictions: number }>(rows, (row) => row.predictions)).toBe(report.predictions);
      expect(sumOf<{ units: number }>(rows, (row) => row.units)).toBe(report.units);
      expect(sumOf<{ cachedUnits: number }>(rows, (row) => row.cachedUnits)).toBe(report.cachedUnits);
      expect(costOf(rows)).toBe(minor(report.cost));
    }
    if (days === february || days === march) expect(minor(report.cost)).toBe(priceOf(asked));
  }
  const before = await usageReport(customer.ctx, march);
  await meterUsage(db);
  const { countedThrough, ...after } = await usageReport(customer.ctx, march);
  expect(after).toEqual({ ...before, countedThrough: undefined });
  expect(Date.parse(countedThrough)).toBeGreaterThan(Date.parse(before.countedThrough));
});

test('a base fee is a row of the first of its month, from the month on that its customer came in', async () => {
  const customer = await makeCustomer();
  const fees = async (days: { from: string; to: string }) => {
    const { data, cost } = await usage(customer.ctx, days);
    expect(costOf(data)).toBe(minor(cost));
    return data.filter(({ kind }) => kind === 'base-fee').map((row) => ['day' in row && row.day, row.cost]);
  };
  expect(await fees({ from: '2025-12-01', to: '2026-02-28' })).toEqual([
    ['2026-01-01', '9.90'],
    ['2026-02-01', '9.90'],
  ]);
  expect(await fees({ from: '2026-02-02', to: '2026-02-28' })).toEqual([]);
  expect(await fees({ from: '2090-01-01', to: '2090-12-31' })).toEqual([]);
});

test('what comes after its month was closed stands under its day, and costs what it adds to the month it is billed with', async () => {
  const customer = await makeCustomer();
  const at = (day: string, units: number): Call => ({
    atMs: Date.parse(`${day}T12:00:00Z`),
    userId: customer.id,
    modelId: 'mdl_a',
    versionId: 'ver_a',
    units,
  });
  const [inTime, late, after] = [at('2026-02-10', 200), at('2026-02-20', 170), at('2026-03-05', 30)];
  await addAnswered([inTime]);
  await meterUsage(db);
  await sql`insert into billing_periods (period, through_seq) select '2026-02', through_seq from metering`;
  await addAnswered([late, after]);

  const check = async () => {
    const [feb, mar] = [await usageReport(customer.ctx, february), await usageReport(customer.ctx, march)];
    expect(feb).toMatchObject({ units: 370, billedLaterUnits: 170 });
    expect(mar).toMatchObject({ units: 30, billedLaterUnits: 0, plan: { freeUnits: 150, usedFreeUnits: 150 } });
    // What is billed with March, 200 units, costs what it would if all of it were of March; so does what is billed with February.
    expect(minor(feb.cost) + minor(mar.cost)).toBe(priceOf([inTime]) + priceOf([late, after]));
    expect(feb.days.find(({ day }) => day === '2026-02-20')).toMatchObject({ units: 170, cost: '0.67' });
    // 30 units, all of March's free ones being used by then.
    expect(mar.days.find(({ day }) => day === '2026-03-05')).toMatchObject({ units: 30, cost: '1.00' });
  };
  await check();
  await meterUsage(db);
  await check();
});

describe('the forecast', () => {
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  const on = (userId: string, daysAgo: number): Call => ({
    atMs: today - daysAgo * dayMs + 3_600_000,
    userId,
    modelId: 'mdl_a',
    versionId: 'ver_a',
    units: 100,
  });

  test('goes by the last seven full days, across the turn of the month, and by fewer early on', async () => {
    const [old, young] = [await makeCustomer(), await makeCustomer()];
    await addAnswered([1, 2, 3, 4, 5, 6, 7, 8, 9].map((daysAgo) => on(old.id, daysAgo)));
    await addAnswered([1, 2].map((daysAgo) => on(young.id, daysAgo)));
    await meterUsage(db);
    const seen = await usageReport(old.ctx, {});
    expect(seen.forecast).toMatchObject({ unitsPerDay: 100, averagedDays: 7 });
    expect(seen.forecast!.units).toBeGreaterThanOrEqual(seen.units);
    expect(minor(seen.forecast!.cost)).toBeGreaterThanOrEqual(minor(seen.cost));
    expect((await usageReport(young.ctx, {})).forecast).toMatchObject({ unitsPerDay: 100, averagedDays: 2 });
  });

  test('is of this month alone, and needs a full day', async () => {
    const customer = await makeCustomer();
    expect(await usageReport(customer.ctx, {})).toMatchObject({ forecast: null, firstDay: null });
    await addAnswered([{ ...on(customer.id, 0), atMs: today }]);
    const firstDay = new Date(today).toISOString().slice(0, 10);
    expect(await usageReport(customer.ctx, {})).toMatchObject({ forecast: null, firstDay });
    expect(await usageReport(customer.ctx, march)).toMatchObject({ forecast: null });
  });
});

test('a person’s usage is theirs alone, whoever’s models they call; finance reads anybody’s', async () => {
  const [caller, other, finance] = [await makeCustomer(), await makeCustomer(), await makePerson('finance')];
  await useAnything(caller.id, ['2026-02-01', '2026-02-28'], { count: 5, random: randomOf(1) });
  expect(await usageReport(other.ctx, february)).toMatchObject({ units: 0, predictions: 0 });
  await expect(usageReport(other.ctx, { ...february, customer: caller.id })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const seen = await usageReport(finance.ctx, { ...february, customer: caller.id });
  const own = await usageReport(caller.ctx, { ...february, customer: caller.id });
  expect(seen).toEqual({ ...own, countedThrough: seen.countedThrough });
  expect(seen.predictions).toBe(5);
  await expect(usageReport(finance.ctx, { customer: 'usr_none' })).rejects.toMatchObject({ code: 'not-found' });
});

test('a month of a customer is read from the index of their hours, and what is not metered from the newest rows', async () => {
  const customer = await makeCustomer();
  const others = Array.from({ length: 40_000 }, (_, n) => ({
    atMs: Date.parse('2025-03-01') + n * 780_000,
    userId: `usr_other${n % 100}`,
    modelId: 'mdl_a',
    versionId: 'ver_a',
  }));
  await useAnything(customer.id, ['2025-03-01', '2026-02-28'], { count: 6_000, random: randomOf(3) });
  await addAnswered(others);
  await meterUsage(db);
  await addAnswered(others.slice(0, 50));
  const [meter] = await sql<{ seq: number }[]>`select through_seq::float8 as seq from metering`;
  const [sinceMs, untilMs] = [Date.parse('2026-02-01'), Date.parse('2026-03-01')];

  const hours = await planOf(new PgDialect().sqlToQuery(hoursQuery(customer.id, sinceMs, untilMs)));
  const [read] = hours.filter((node) => 'Index Name' in node);
  expect(read).toMatchObject({ 'Index Name': 'usage_hours_row' });
  expect(read!['Actual Rows']).toBeLessThan(1_000);

  const late = await planOf(new PgDialect().sqlToQuery(lateHoursQuery(customer.id, sinceMs, ['2026-02'])));
  for (const node of late) expect(node['Node Type']).not.toBe('Seq Scan');

  const rest = await planOf(new PgDialect().sqlToQuery(unmeteredQuery(customer.id, meter!.seq, untilMs, null)));
  for (const node of rest) {
    expect(node['Node Type']).not.toBe('Seq Scan');
    expect(node['Actual Rows']).toBeLessThanOrEqual(50);
  }
});
