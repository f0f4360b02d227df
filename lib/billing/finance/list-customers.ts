import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import { afterRank, RankCursor, rankCursor } from '#lib/billing/finance/rank-cursor';
import { Standing, standingsOf } from '#lib/billing/finance/standings';
import { formatMinor, minorDigits } from '#lib/billing/money';
import { seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';
import { Period, periodAt } from '#lib/period';

export const ListCustomers = z.object({
  q: z
    .string()
    .max(100)
    .refine((text) => !text.includes('\0'), 'The text has a character that is in no name.')
    .optional()
    .describe('Part of a name or e-mail address.'),
  sort: z.enum(['usage', 'revenue']).default('usage').describe('The highest of the period first.'),
  period: Period.optional().describe('The present month unless said.'),
  cursor: RankCursor,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListCustomers = Partial<z.infer<typeof ListCustomers>>;

export const CustomerSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    disabledAt: z.iso.datetime().nullable().describe('Since when the account opens nothing any more.'),
    ...Standing.shape,
    revenue: z.string().describe('Billed with the period, net of tax, less credit notes.'),
  })
  .meta({ id: 'CustomerSummary' });
export type CustomerSummary = z.infer<typeof CustomerSummary>;

export const CustomerPage = z
  .object({
    currency: z.string(),
    period: z.string(),
    data: z.array(CustomerSummary),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'CustomerPage' });
export type CustomerPage = z.infer<typeof CustomerPage>;

/** Everybody who is billed, with how they stand in a period: who used most, or brought most, first. */
export async function listCustomers({ db, actor }: Ctx, input: ListCustomers): Promise<CustomerPage> {
  requirePermission(actor, 'finance:read');
  const { limit = 50, sort = 'usage', period = periodAt(Date.now()) } = input;
  const { currency } = await seller(db);
  const digits = minorDigits(currency);
  const rows = Rows.parse(await db.execute(customersQuery({ ...input, sort, period }, limit + 1)));
  const shown = rows.slice(0, limit);
  const ids = shown.map(({ id }) => id);
  const standings = await standingsOf(db, period, ids, digits);
  const data = shown.map(({ id, name, email, disabled_at, revenue }) => ({
    id,
    name,
    email,
    disabledAt: disabled_at?.toISOString() ?? null,
    ...standings.get(id)!,
    revenue: formatMinor(BigInt(revenue), digits),
  }));
  const last = shown.at(-1);
  return { currency, period, data, nextCursor: rows.length > limit && last ? rankCursor(last.rank, last.id) : null };
}

const Rows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    disabled_at: z.coerce.date().nullable(),
    revenue: z.string(),
    rank: z.string(),
  }),
);

type Query = Pick<ListCustomers, 'q' | 'cursor'> & { sort: 'usage' | 'revenue'; period: string };

/** Usage is summed for everybody only where it is what they are sorted by. */
export function customersQuery({ q, cursor, sort, period }: Query, limit: number): SQL {
  const rank = sort === 'usage' ? sql`coalesce(used.units, 0)` : sql`coalesce(billed.revenue, 0)`;
  const used =
    sort === 'usage'
      ? sql`left join (select user_id, sum(units) as units from usage_hours where period = ${period} group by user_id) as used
          on used.user_id = users.id`
      : sql``;
  return sql`
    select users.id, users.name, users.email, users.disabled_at, coalesce(billed.revenue, 0)::text as revenue,
      (${rank})::text as rank
    from users left join customers on customers.user_id = users.id
    left join (
      select user_id, sum(subtotal_minor) as revenue from invoices
      where period = ${period} and status in ('open', 'paid') group by user_id
    ) as billed on billed.user_id = users.id
    ${used}
    where ${q?.trim() ? matching(q.trim()) : sql`true`} and ${afterRank(cursor, sql`(${rank})::numeric`, sql`users.id`)}
    order by (${rank})::numeric desc, users.id desc limit ${limit}`;
}

const matching = (q: string): SQL => sql`
  concat_ws(' ', users.name, users.email, customers.name, customers.email) ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`;
