import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { requirePermission } from '#lib/auth/may';
import { periodTurn } from '#lib/billing/finance/period-turn';
import { draftsOfPeriod } from '#lib/billing/invoices/drafts-of-period';
import { formatMinor, minorDigits } from '#lib/billing/money';
import { seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';
import { addMonths, Period } from '#lib/period';

export const ListPeriods = z.object({
  cursor: Period.optional(),
  limit: z.coerce.number().int().min(1).max(36).default(12),
});
export type ListPeriods = Partial<z.infer<typeof ListPeriods>>;

export const PeriodSummary = z
  .object({
    period: Period,
    state: z
      .enum(['running', 'open', 'closed'])
      .describe('Not over yet; over and not closed, so that it can be closed in its turn; closed.'),
    closedAt: z.iso.datetime().nullable(),
    closedBy: z.string().nullable().describe('The name of who closed it; null for the schedule.'),
    units: z.int().describe('Billed with it, those from the cache too.'),
    customers: z.int().describe('Who used something.'),
    expected: z
      .string()
      .nullable()
      .describe('What its invoices would come to if it were closed now, net of tax; null for a closed one.'),
    billed: z
      .string()
      .nullable()
      .describe('Issued invoices less credit notes, net of tax; null for one that is not closed.'),
    invoices: z.object({ draft: z.int(), open: z.int(), paid: z.int(), void: z.int() }),
  })
  .meta({ id: 'PeriodSummary' });
export type PeriodSummary = z.infer<typeof PeriodSummary>;

export const PeriodPage = z
  .object({ currency: z.string(), data: z.array(PeriodSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'PeriodPage' });
export type PeriodPage = z.infer<typeof PeriodPage>;

/** The months, newest first, from the present one back to the first that anybody used. */
export async function listPeriods(
  { db, actor }: Ctx,
  { cursor, limit = 12 }: ListPeriods,
  nowMs = Date.now(),
): Promise<PeriodPage> {
  requirePermission(actor, 'finance:read');
  const { currency } = await seller(db);
  const turn = await periodTurn(db, nowMs);
  const last = cursor === undefined || cursor > turn.present ? turn.present : addMonths(cursor, -1);
  const reached = addMonths(last, 1 - limit);
  const first = reached < turn.first ? turn.first : reached;
  const rows = Rows.parse(await db.execute(periodsQuery(first, last)));
  const digits = minorDigits(currency);
  const data: PeriodSummary[] = [];
  for (const { period, closed_at, closed_by, units, customers, billed, draft, open, paid, void: voided } of rows) {
    const isClosed = turn.closed !== null && period <= turn.closed;
    data.push({
      period,
      state: isClosed ? 'closed' : period < turn.present ? 'open' : 'running',
      closedAt: closed_at?.toISOString() ?? null,
      closedBy: closed_by,
      units,
      customers,
      expected: isClosed ? null : formatMinor(await expectedMinor(db, period), digits),
      billed: isClosed ? formatMinor(BigInt(billed), digits) : null,
      invoices: { draft, open, paid, void: voided },
    });
  }
  return { currency, data, nextCursor: first > turn.first ? first : null };
}

/** What closing the period now would bill, net of tax. */
async function expectedMinor(db: Database, period: string): Promise<bigint> {
  const drafts = await draftsOfPeriod(db, period);
  return drafts.reduce((sum, { subtotalMinor }) => sum + subtotalMinor, 0n);
}

const Rows = z.array(
  z.object({
    period: z.string(),
    closed_at: z.coerce.date().nullable(),
    closed_by: z.string().nullable(),
    units: z.number(),
    customers: z.number(),
    billed: z.string(),
    draft: z.number(),
    open: z.number(),
    paid: z.number(),
    void: z.number(),
  }),
);

export const periodsQuery = (first: string, last: string): SQL => sql`
  select month as period, closed_at, users.name as closed_by, coalesce(units, 0)::float8 as units,
    coalesce(used.customers, 0)::float8 as customers, coalesce(billed, 0)::text as billed, coalesce(draft, 0)::float8 as draft,
    coalesce(open, 0)::float8 as open, coalesce(paid, 0)::float8 as paid, coalesce(void, 0)::float8 as void
  from (
    select to_char(generate_series(${`${first}-01`}::timestamp, ${`${last}-01`}::timestamp, '1 month'), 'YYYY-MM') as month
  ) as months
  left join billing_periods on billing_periods.period = month
  left join users on users.id = billing_periods.closed_by
  left join (
    select period, sum(units) as units, count(distinct user_id) as customers from usage_hours
    where period between ${first} and ${last} group by period
  ) as used on used.period = month
  left join (
    select period, sum(subtotal_minor) filter (where status in ('open', 'paid')) as billed,
      count(*) filter (where kind = 'invoice' and status = 'draft') as draft,
      count(*) filter (where kind = 'invoice' and status = 'open') as open,
      count(*) filter (where kind = 'invoice' and status = 'paid') as paid,
      count(*) filter (where kind = 'invoice' and status = 'void') as void
    from invoices where period between ${first} and ${last} group by period
  ) as made on made.period = month
  order by month desc`;
