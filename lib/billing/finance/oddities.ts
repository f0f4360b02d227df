import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import type { Draft } from '#lib/billing/invoices/draft';
import { seller } from '#lib/billing/seller';
import { periodSpan } from '#lib/period';
import { textArray } from '#lib/usage/array-literal';

export const Oddity = z.object({
  kind: z.enum(['no-seller', 'no-address', 'unpriced', 'unmetered', 'late']),
  detail: z.string(),
  count: z.int().describe('Customers, or with `unmetered` calls, or with `late` units.'),
  customers: z.array(z.object({ id: z.string(), name: z.string() })).describe('The first twenty of them.'),
});
export type Oddity = z.infer<typeof Oddity>;

const named = 20;
const number = (value: number) => value.toLocaleString('en');
const customersText = (count: number) => (count === 1 ? '1 customer' : `${number(count)} customers`);

/** What whoever is about to close a period should look at: what its invoices lack, and what is in none of them. */
export async function odditiesOf(db: Database, period: string, drafts: readonly Draft[]): Promise<Oddity[]> {
  const { name, address } = await seller(db);
  const homeless = drafts.filter(({ buyer }) => buyer.address.trim() === '');
  const unpriced = Unpriced.parse(
    await db.execute(
      unbilledQuery(
        period,
        drafts.map(({ userId }) => userId),
      ),
    ),
  );
  const [{ unmetered, late }] = Counts.parse(await db.execute(countsQuery(period)));
  const found: (Oddity | false)[] = [
    (name === '' || address === '') && {
      kind: 'no-seller',
      detail: 'The invoices would lack your own name or address. Write them in the settings first.',
      count: 0,
      customers: [],
    },
    unmetered > 0 && {
      kind: 'unmetered',
      detail: `${number(unmetered)} calls are not metered yet; closing meters them first, so that it may come to more.`,
      count: unmetered,
      customers: [],
    },
    homeless.length > 0 && {
      kind: 'no-address',
      detail: `${customersText(homeless.length)} said no address for their invoices yet.`,
      count: homeless.length,
      customers: homeless.slice(0, named).map(({ userId, buyer }) => ({ id: userId, name: buyer.name })),
    },
    unpriced.length > 0 && {
      kind: 'unpriced',
      detail:
        `${customersText(unpriced.length)} used ${number(unpriced.reduce((sum, { units }) => sum + units, 0))} units ` +
        'that come to nothing by the prices of their plan: they get no invoice.',
      count: unpriced.length,
      customers: unpriced.slice(0, named).map(({ id, name }) => ({ id, name })),
    },
    late > 0 && {
      kind: 'late',
      detail: `${number(late)} units are of months that were closed before they came; they are billed with this one.`,
      count: late,
      customers: [],
    },
  ];
  return found.filter((one) => one !== false);
}

const Unpriced = z.array(z.object({ id: z.string(), name: z.string(), units: z.number() }));
const Counts = z.tuple([z.object({ unmetered: z.number(), late: z.number() })]);

/** Who used something in the period and is not among those who get an invoice, who used most first. */
const unbilledQuery = (period: string, billed: readonly string[]): SQL => sql`
  select used.user_id as id, coalesce(users.name, '') as name, used.units::float8
  from (
    select user_id, sum(units) as units from usage_hours where period = ${period} group by user_id
  ) as used
  left join users on users.id = used.user_id
  where not used.user_id = any(${textArray(billed)}::text[])
  order by used.units desc, id`;

const countsQuery = (period: string): SQL => sql`
  select (select count(*)::float8 from predictions where seq > (select through_seq from metering)) as unmetered,
    (select coalesce(sum(units), 0)::float8 from usage_hours
      where period = ${period} and hour < ${new Date(periodSpan(period).sinceMs).toISOString()}::timestamptz) as late`;
