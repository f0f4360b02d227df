import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type ExportTable, exportPage, pageSize } from '#lib/billing/finance/exports/export-table';
import { standingsOf } from '#lib/billing/finance/standings';
import { formatMinor } from '#lib/billing/money';
import { spreadsheetText } from '#lib/csv/spreadsheet-text';
import { textArray } from '#lib/usage/array-literal';

/** Every customer, month by month: plan, usage, what it costs by the plan's prices, what was billed. */
export const customersExport: ExportTable = {
  columns: [
    'period',
    'customer',
    'email',
    'customer_id',
    'buyer',
    'country',
    'tax_id',
    'plan',
    'units',
    'free_units',
    'max_units',
    'cost',
    'billed_net',
    'amount_due_now',
    'disabled_at',
  ],
  async page(db, period, after, { digits }) {
    const found = Rows.parse(await db.execute(peopleQuery(after)));
    const ids = found.map(({ id }) => id);
    const [standings, billed] = await Promise.all([
      standingsOf(db, period, ids, digits),
      db.execute(billedQuery(period, ids)).then((rows) => Billed.parse(rows)),
    ]);
    const billedOf = new Map(billed.map(({ user_id, net }) => [user_id, BigInt(net)]));
    const rows = found.map((person) => {
      const { plan, units, freeUnits, maxUnits, cost, amountDue } = standings.get(person.id)!;
      return [
        period,
        spreadsheetText(person.name),
        spreadsheetText(person.email),
        person.id,
        spreadsheetText(person.buyer),
        spreadsheetText(person.country),
        spreadsheetText(person.tax_id),
        spreadsheetText(plan.name),
        String(units),
        String(freeUnits),
        maxUnits === null ? '' : String(maxUnits),
        cost,
        formatMinor(billedOf.get(person.id) ?? 0n, digits),
        amountDue,
        person.disabled_at?.toISOString() ?? '',
      ];
    });
    return exportPage(ids, rows);
  },
};

const Rows = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    buyer: z.string(),
    country: z.string(),
    tax_id: z.string(),
    disabled_at: z.coerce.date().nullable(),
  }),
);
const Billed = z.array(z.object({ user_id: z.string(), net: z.string() }));

const peopleQuery = (after: string): SQL => sql`
  select users.id, users.name, users.email, users.disabled_at, coalesce(customers.name, '') as buyer,
    coalesce(customers.country, '') as country, coalesce(customers.tax_id, '') as tax_id
  from users left join customers on customers.user_id = users.id
  where users.id > ${after} order by users.id limit ${pageSize}`;

const billedQuery = (period: string, ids: readonly string[]): SQL => sql`
  select user_id, sum(subtotal_minor)::text as net from invoices
  where period = ${period} and user_id = any(${textArray(ids)}::text[]) and status in ('open', 'paid') group by user_id`;
