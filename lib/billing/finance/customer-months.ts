import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { formatMinor } from '#lib/billing/money';
import { addMonths } from '#lib/period';

export const CustomerMonth = z.object({
  period: z.string(),
  units: z.int(),
  cachedUnits: z.int().describe('Those of them that came from the cache.'),
  revenue: z.string().describe('Billed with it, net of tax, less credit notes.'),
});
export type CustomerMonth = z.infer<typeof CustomerMonth>;

const Rows = z.array(z.object({ period: z.string(), units: z.number(), cached: z.number(), revenue: z.string() }));

/** What a customer used and was billed in the twelve months up to `last`, newest first; also where it is nothing. */
export async function customerMonths(
  db: Database,
  userId: string,
  last: string,
  digits: number,
): Promise<CustomerMonth[]> {
  const rows = Rows.parse(await db.execute(monthsQuery(userId, addMonths(last, -11), last)));
  return rows.map(({ period, units, cached, revenue }) => ({
    period,
    units,
    cachedUnits: cached,
    revenue: formatMinor(BigInt(revenue), digits),
  }));
}

export const monthsQuery = (userId: string, first: string, last: string): SQL => sql`
  select month as period, coalesce(units, 0)::float8 as units, coalesce(cached, 0)::float8 as cached,
    coalesce(revenue, 0)::text as revenue
  from (
    select to_char(generate_series(${`${first}-01`}::timestamp, ${`${last}-01`}::timestamp, '1 month'), 'YYYY-MM') as month
  ) as months
  left join (
    select period, sum(units) as units, sum(units) filter (where cached) as cached from usage_hours
    where user_id = ${userId} and period between ${first} and ${last} group by period
  ) as used on used.period = month
  left join (
    select period, sum(subtotal_minor) as revenue from invoices
    where user_id = ${userId} and period between ${first} and ${last} and status in ('open', 'paid') group by period
  ) as billed on billed.period = month
  order by month desc`;
