import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import { lineGroupName } from '#lib/billing/finance/line-group-name';
import { MonthSpan, monthsOf, requireMonths } from '#lib/billing/finance/month-span';
import { formatMinor, minorDigits } from '#lib/billing/money';
import { seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';

export const revenueGroups = ['month', 'plan', 'model', 'customer'] as const;
export type RevenueGroup = (typeof revenueGroups)[number];

export const RevenueInput = MonthSpan.extend({
  by: z.enum(revenueGroups).default('month').describe('What each month is divided by.'),
  top: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(50)
    .describe('How many groups have rows of their own: those of the highest revenue. The rest is in one more a month.'),
});
export type RevenueInput = z.infer<typeof RevenueInput>;

const RevenueRow = z.object({
  period: z.string(),
  group: z
    .string()
    .nullable()
    .describe('The id of the plan, model or customer; of lines of no model their kind; null for all further groups.'),
  name: z.string(),
  amount: z.string().describe('Net of tax.'),
  invoices: z.int().describe('How many invoices and credit notes it is the sum of.'),
});
export type RevenueRow = z.infer<typeof RevenueRow>;

export const Revenue = z
  .object({
    currency: z.string(),
    by: z.enum(revenueGroups),
    data: z.array(RevenueRow).describe('By month, the highest first within each.'),
    months: z
      .array(z.object({ period: z.string(), amount: z.string() }))
      .describe('Every month, also where it is nothing.'),
    groups: z
      .array(RevenueRow.pick({ group: true, name: true, amount: true }))
      .describe('Over all the months, the highest first, and all others last.'),
    total: z.string(),
  })
  .meta({ id: 'Revenue' });
export type Revenue = z.infer<typeof Revenue>;

/**
 * What was billed for the months from `from` to `to`, net of tax: issued invoices less credit notes, without void ones.
 * Every grouping comes to the same sum in every month.
 */
export async function revenue({ db, actor }: Ctx, input: RevenueInput): Promise<Revenue> {
  requirePermission(actor, 'finance:read');
  requireMonths(input);
  const { currency } = await seller(db);
  const digits = minorDigits(currency);
  const rows = Rows.parse(await db.execute(revenueQuery(input)));
  const named = rows.map((row) => ({ ...row, minor: BigInt(row.amount), name: nameOf(input.by, row) }));
  const sum = (of: typeof named) =>
    formatMinor(
      of.reduce((total, { minor }) => total + minor, 0n),
      digits,
    );
  return {
    currency,
    by: input.by,
    data: named.map(({ period, key, name, minor, invoices }) => ({
      period,
      group: key,
      name,
      amount: formatMinor(minor, digits),
      invoices,
    })),
    months: monthsOf(input).map((period) => ({ period, amount: sum(named.filter((row) => row.period === period)) })),
    groups: [...Map.groupBy(named.toSorted(byRank), ({ key }) => key)].map(([key, of]) => ({
      group: key,
      name: of[0]!.name,
      amount: sum(of),
    })),
    total: sum(named),
  };
}

const Rows = z.array(
  z.object({
    period: z.string(),
    key: z.string().nullable(),
    name: z.string().nullable(),
    rank: z.number().nullable(),
    amount: z.string(),
    invoices: z.number(),
  }),
);

type Row = z.infer<typeof Rows>[number];

const byRank = (a: Row, b: Row) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY);

function nameOf(by: RevenueGroup, { period, key, name }: Row): string {
  if (by === 'month') return period;
  return key === null ? 'All others' : lineGroupName(key, name);
}

/** A row for each month and group; groups beyond the `top` highest together, with a null key. */
export function revenueQuery({ from, to, by, top }: RevenueInput): SQL {
  const { key, amount, lines, names } = groupings[by];
  return sql`
    with billed as (
      select invoices.period, ${key} as key, sum(${amount}) as amount, count(distinct invoices.id) as invoices
      from invoices ${lines}
      where invoices.period between ${from} and ${to} and invoices.status in ('open', 'paid')
      group by 1, 2
    ), ranked as (
      select key, row_number() over (order by sum(amount) desc, key) as rank from billed group by key
    ), shown as (
      select period, case when rank <= ${top} then key end as key, case when rank <= ${top} then rank end as rank,
        sum(amount) as amount, sum(invoices) as invoices
      from billed join ranked using (key) group by 1, 2, 3
    )
    select period, key, ${names === null ? sql`null` : sql`(select name from ${names} where id = key)`} as name,
      rank::float8, amount::text, invoices::float8
    from shown order by period, shown.amount desc, key`;
}

/** What stands on lines is read from them; everything else from the invoice, whose subtotal is their sum. */
const groupings: Record<RevenueGroup, { key: SQL; amount: SQL; lines: SQL; names: SQL | null }> = {
  month: { key: sql`'all'`, amount: sql`subtotal_minor`, lines: sql``, names: null },
  plan: { key: sql`plan_id`, amount: sql`subtotal_minor`, lines: sql``, names: sql`plans` },
  customer: { key: sql`user_id`, amount: sql`subtotal_minor`, lines: sql``, names: sql`users` },
  model: {
    key: sql`coalesce(line.model_id, line.kind)`,
    amount: sql`line.amount_minor`,
    lines: sql`join invoice_lines as line on line.invoice_id = invoices.id`,
    names: sql`models`,
  },
};
