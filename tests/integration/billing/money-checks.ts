import { expect } from 'vitest';
import { database } from '#db/client';
import { checkUsage } from '#lib/billing/metering/check-usage';
import { noPrices, type PlanPrices } from '#lib/billing/plans/plan-prices';
import { periodSpan } from '#lib/period';
import type { Run } from '#tests/integration/billing/money-run';
import type { World } from '#tests/integration/billing/money-world';
import { type ReferenceUsage, referenceLines } from '#tests/integration/billing/reference-price';

const { db, sql } = database();

type Row = {
  id: string;
  seq: string;
  createdAtMs: number;
  userId: string;
  keyId: string | null;
  modelId: string;
  versionId: string;
  cached: boolean;
  units: number;
};

/**
 * Adds the ledger up again by hand, and compares: what is metered, each line of each invoice, and all of them together.
 * Which month a row is billed with follows from the closings alone: its own, or the one after the last that was closed
 * before the row was metered.
 */
export async function checkMoney({ world, answered }: Run): Promise<void> {
  const ledger = await sql<Row[]>`
    select id, seq, extract(epoch from created_at)::float8 * 1000 as "createdAtMs", user_id as "userId",
      key_id as "keyId", model_id as "modelId", version_id as "versionId", cached, units from predictions`;
  expect(ledger.map(({ id, units }) => `${id} ${units}`).sort()).toEqual(
    [...answered.values()].map(({ id, units }) => `${id} ${units}`).sort(),
  );
  const closings = await sql<{ period: string; through: number }[]>`
    select period, through_seq::float8 as through from billing_periods order by period`;
  const billed = ledger.map((row) => ({ ...row, period: periodOf(row, closings) }));
  await checkHours(billed);
  await checkInvoices(world, billed, closings);
  await checkNumbers();
  await checkCredits();
}

function periodOf(row: Row, closings: readonly { period: string; through: number }[]): string {
  const own = new Date(row.createdAtMs).toISOString().slice(0, 7);
  const open = closings.find(({ period, through }) => period >= own && through >= Number(row.seq));
  if (!open) throw new Error(`${row.id} is in no closed period`);
  return open.period;
}

type Billed = Row & { period: string };

async function checkHours(billed: readonly Billed[]): Promise<void> {
  const sums = new Map<string, number>();
  for (const { createdAtMs, period, userId, keyId, modelId, versionId, cached, units } of billed) {
    const hour = new Date(createdAtMs).toISOString().slice(0, 13);
    const name = [period, hour, userId, keyId, modelId, versionId, cached].join(' ');
    sums.set(name, (sums.get(name) ?? 0) + units);
  }
  const hours = await sql<{ row: string }[]>`
    select concat_ws(' ', period, to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24'), user_id, coalesce(key_id, ''),
      model_id, version_id, cached::text, units) as row from usage_hours`;
  const expected = [...sums].map(([name, units]) => `${name} ${units}`);
  expect(hours.map(({ row }) => row.replace(/ f /, ' false ').replace(/ t /, ' true ')).sort()).toEqual(
    expected.sort(),
  );
  expect(await checkUsage(db)).toEqual([]);
}

type Line = {
  userId: string;
  period: string;
  kind: string;
  modelId: string | null;
  tier: number | null;
  quantity: string;
  amount: string;
};

async function checkInvoices(
  world: World,
  billed: readonly Billed[],
  closings: readonly { period: string }[],
): Promise<void> {
  const lines = await sql<Line[]>`
    select user_id as "userId", period, line.kind, model_id as "modelId", tier, quantity, amount_minor as amount
    from invoices join invoice_lines as line on line.invoice_id = invoices.id
    where line.kind not in ('credit', 'adjustment') and invoices.kind = 'invoice'`;
  let unbilledUnits = 0;
  for (const { period } of closings) {
    for (const { userId } of world.customers) {
      const usage = usageOf(billed.filter((row) => row.period === period && row.userId === userId));
      const expected = referenceLines(pricesFor(world, userId, period), usage, world.digits);
      const costs = expected.some((line) => !line.endsWith(' 0'));
      const found = lines.filter((line) => line.period === period && line.userId === userId).map(lineText);
      expect(found.sort(), `${userId} in ${period}`).toEqual(costs ? expected : []);
      if (!costs) for (const { units, cached } of usage.values()) unbilledUnits += units + cached;
    }
  }
  const billedUnits = lines.reduce((sum, { kind, quantity }) => sum + (kind === 'base-fee' ? 0 : Number(quantity)), 0);
  expect(billedUnits + unbilledUnits).toBe(billed.reduce((sum, { units }) => sum + units, 0));
  await checkTotals(world);
}

const lineText = ({ modelId, kind, tier, quantity, amount }: Line) =>
  `${modelId ?? '-'} ${kind} ${tier ?? '-'} ${quantity} ${amount}`;

function usageOf(rows: readonly Billed[]): ReferenceUsage {
  const usage: ReferenceUsage = new Map();
  for (const { modelId, cached, units } of rows) {
    const sum = usage.get(modelId) ?? { units: 0, cached: 0 };
    sum[cached ? 'cached' : 'units'] += units;
    usage.set(modelId, sum);
  }
  return usage;
}

function pricesFor({ customers, assignments, prices }: World, userId: string, period: string): PlanPrices {
  const newest = <T extends { fromPeriod: string }>(of: T[]) =>
    of
      .filter(({ fromPeriod }) => fromPeriod <= period)
      .sort((a, b) => (a.fromPeriod < b.fromPeriod ? -1 : 1))
      .at(-1);
  const planId = newest(assignments.filter((one) => one.userId === userId))?.planId ?? 'money1';
  const inForce = newest(prices.filter((one) => one.planId === planId))?.prices ?? noPrices;
  const { createdAtMs, disabledAtMs } = customers.find((one) => one.userId === userId)!;
  const { sinceMs, untilMs } = periodSpan(period);
  const wasHere = createdAtMs < untilMs && (disabledAtMs === null || disabledAtMs >= sinceMs);
  return wasHere ? inForce : { ...inForce, baseFee: '0' };
}

/** Lines add up to the subtotal; tax is of that, rounded once, halves up. */
async function checkTotals({ taxRatePercent }: World): Promise<void> {
  const wrong = await sql`
    select id from invoices join lateral (
      select coalesce(sum(amount_minor), 0) as sum from invoice_lines where invoice_id = invoices.id) as lines on true
    where subtotal_minor <> sum or tax_minor <> round(sum * ${taxRatePercent}::numeric / 100)
      or total_minor <> subtotal_minor + tax_minor or subtotal_minor < 0`;
  expect([...wrong]).toEqual([]);
}

/** Everything was issued at the end: 1, 2, 3 … and nothing twice. */
async function checkNumbers(): Promise<void> {
  const rows = await sql<{ number: string | null }[]>`select number from invoices`;
  const numbers = rows.map(({ number }) => Number(number?.split('-')[1])).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
}

/** No credit is used that was not there, and each use stands on its invoice. */
async function checkCredits(): Promise<void> {
  const overdrawn = await sql`select user_id from credits group by user_id having sum(amount_minor) < 0`;
  expect([...overdrawn]).toEqual([]);
  const unlike = await sql`
    select id from invoices where kind = 'invoice'
      and coalesce((select sum(amount_minor) from credits where invoice_id = invoices.id), 0)
        <> coalesce((select sum(amount_minor) from invoice_lines where invoice_id = invoices.id and kind = 'credit'), 0)`;
  expect([...unlike]).toEqual([]);
}
