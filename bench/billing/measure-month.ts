import type { Database, Sql } from '#db/client';
import { closedAt, month, writeMonth } from './month-of-calls.ts';

export type MonthFigures = {
  rows: number;
  customers: number;
  /** Rows of usage_hours. */
  hours: number;
  invoices: number;
  lines: number;
  meterMs: number;
  /** All customers' usage, summed and priced. */
  priceMs: number;
  /** Drafts of invoices written. */
  closeMs: number;
  issueMs: number;
  /** The ledger added up again and compared. */
  checkMs: number;
};

/** Meters, prices, closes and issues one month of `rows` calls; throws where any unit is missing or billed twice. */
export async function measureMonth(db: Database, sql: Sql, rows: number, customers: number): Promise<MonthFigures> {
  const { checkUsage } = await import('#lib/billing/metering/check-usage');
  const { meterUsage } = await import('#lib/billing/metering/meter-usage');
  const { draftsOfPeriod } = await import('#lib/billing/invoices/drafts-of-period');
  const { closePeriod } = await import('#lib/billing/invoices/close-period');
  const { issuePeriod } = await import('#lib/billing/invoices/issue-period');
  const { queuesReady } = await import('#lib/queue/queue');
  const { systemContext } = await import('#lib/system-context');
  await queuesReady();
  await writeMonth(sql, rows, customers);
  const ctx = systemContext(db);
  const [meterMs] = await timed(() => meterUsage(db));
  // As autovacuum does in the course of a month.
  await sql`vacuum analyze usage_hours`;
  const [priceMs] = await timed(() => draftsOfPeriod(db, month));
  const [closeMs] = await timed(() => closePeriod(ctx, { period: month }, closedAt));
  const [issueMs] = await timed(() => issuePeriod(ctx, { period: month }));
  const [checkMs, differences] = await timed(() => checkUsage(db));
  const [counted] = await sql<{ hours: number; invoices: number; lines: number; billed: string; units: string }[]>`
    select (select count(*)::int from usage_hours) as hours, (select count(*)::int from invoices) as invoices,
      (select count(*)::int from invoice_lines) as lines,
      (select sum(quantity) from invoice_lines where model_id is not null) as billed,
      (select sum(units) from predictions) as units`;
  const { billed, units, ...counts } = counted!;
  if (differences.length > 0) throw new Error(`${differences.length} hours are metered wrongly`);
  if (billed !== units) throw new Error(`${units} units were answered and ${billed} stand on invoices`);
  return { rows, customers, ...counts, meterMs, priceMs, closeMs, issueMs, checkMs };
}

async function timed<T>(work: () => Promise<T>): Promise<[tookMs: number, result: T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}
