import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { invoices } from '#db/schema/billing';
import { requirePermission } from '#lib/auth/may';
import { afterRank, RankCursor, rankCursor } from '#lib/billing/finance/rank-cursor';
import { creditedMinor } from '#lib/billing/invoices/amount-due';
import { formatMinor, minorDigits } from '#lib/billing/money';
import { seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';

/** How long invoices are overdue, in days of UTC: not at all, or from each of these on. */
export const ages = ['notDue', 'days1to30', 'days31to60', 'days61to90', 'over90'] as const;
const ageStarts = sql`array[1, 31, 61, 91]`;

export const ReceivablesInput = z.object({
  cursor: RankCursor,
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ReceivablesInput = z.infer<typeof ReceivablesInput>;

const amounts = {
  notDue: z.string(),
  days1to30: z.string(),
  days31to60: z.string(),
  days61to90: z.string(),
  over90: z.string(),
  overdue: z.string().describe('All of it that is past its due date.'),
  total: z.string(),
  invoices: z.int(),
};

const CustomerDue = z.object({
  customer: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  ...amounts,
});
export type CustomerDue = z.infer<typeof CustomerDue>;

export const Receivables = z
  .object({
    currency: z.string(),
    ...amounts,
    data: z.array(CustomerDue).describe('By customer, who owes most first.'),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Receivables' });
export type Receivables = z.infer<typeof Receivables>;

/** What is still to be paid for open invoices, less what credit notes took back, by how many days it is overdue. */
export async function receivables(
  { db, actor }: Ctx,
  { cursor, limit = 100 }: Partial<ReceivablesInput>,
  nowMs = Date.now(),
): Promise<Receivables> {
  requirePermission(actor, 'finance:read');
  const { currency } = await seller(db);
  const digits = minorDigits(currency);
  const [total] = Sums.array().parse(await db.execute(dueQuery(nowMs)));
  const rows = OfCustomer.array().parse(await db.execute(dueByCustomerQuery(nowMs, cursor, limit + 1)));
  const data = rows.slice(0, limit).map(({ id, name, email, ...sums }) => ({
    customer: { id, name, email },
    ...written(sums, digits),
  }));
  const last = rows[limit - 1];
  return {
    currency,
    ...written(total!, digits),
    data,
    nextCursor: rows.length > limit && last ? rankCursor(last.total, last.id) : null,
  };
}

const Sums = z.object({ ages: z.array(z.string()).length(ages.length), total: z.string(), invoices: z.number() });
const OfCustomer = Sums.extend({ id: z.string(), name: z.string(), email: z.string() });

function written({ ages: sums, total, invoices }: z.infer<typeof Sums>, digits: number) {
  const [notDue, days1to30, days31to60, days61to90, over90] = sums.map((sum) => formatMinor(BigInt(sum), digits));
  const overdue = sums.slice(1).reduce((all, sum) => all + BigInt(sum), 0n);
  return {
    notDue: notDue!,
    days1to30: days1to30!,
    days31to60: days31to60!,
    days61to90: days61to90!,
    over90: over90!,
    overdue: formatMinor(overdue, digits),
    total: formatMinor(BigInt(total), digits),
    invoices,
  };
}

export const dueQuery = (nowMs: number): SQL => sql`${aged(nowMs)} select ${sums} from aged`;

export const dueByCustomerQuery = (nowMs: number, cursor: string | undefined, limit: number): SQL => sql`
  ${aged(nowMs)}, owing as (select user_id, ${sums} from aged group by user_id)
  select users.id, users.name, users.email, ages, total, invoices
  from owing join users on users.id = owing.user_id
  where ${afterRank(cursor, sql`total::numeric`, sql`users.id`)}
  order by total::numeric desc, users.id desc limit ${limit}`;

/** The open invoices of which something is due, and how old that is: 0 for not due yet, to 4. */
const aged = (nowMs: number): SQL => sql`
  with open as (
    select user_id, due_at, total_minor - ${creditedMinor} as due from ${invoices}
    where status = 'open' and kind = 'invoice'
  ), aged as (
    select user_id, due, width_bucket(${dayAt(nowMs)} - (due_at at time zone 'UTC')::date, ${ageStarts}) as age
    from open where due > 0
  )`;

const dayAt = (ms: number) => sql`${new Date(ms).toISOString().slice(0, 10)}::date`;

const sums = sql`
  array[${sql.join(
    ages.map((_, age) => sql`coalesce(sum(due) filter (where age = ${sql.raw(String(age))}), 0)::text`),
    sql`, `,
  )}] as ages, coalesce(sum(due), 0)::text as total, count(*)::float8 as invoices`;
