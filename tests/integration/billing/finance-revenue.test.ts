import { PgDialect } from 'drizzle-orm/pg-core';
import { beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { plans } from '#db/schema/people';
import { models } from '#db/schema/registry';
import { exportFinance } from '#lib/billing/finance/exports/export-finance';
import { listPeriods } from '#lib/billing/finance/list-periods';
import { type RevenueGroup, revenue, revenueGroups, revenueQuery } from '#lib/billing/finance/revenue';
import { formatMinor, parseMinor } from '#lib/billing/money';
import type { Ctx } from '#lib/context';
import { makePerson } from '#tests/integration/auth/people';
import { addInvoice, type Billed } from '#tests/integration/billing/billed';
import { randomOf } from '#tests/integration/billing/used';
import { planOf } from '#tests/integration/usage/calls';

const months = ['2025-01', '2025-02', '2025-03', '2025-04'];
const modelIds = ['mdl_one', 'mdl_two', 'mdl_three'];
const kinds = ['units', 'cached-units', 'base-fee', 'credit', 'adjustment'] as const;
const statuses = ['draft', 'open', 'paid', 'void'] as const;

let finance: Ctx;
let billed: Billed[];

beforeAll(async () => {
  const { db } = database();
  const random = randomOf(6);
  const any = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!;
  finance = (await makePerson('finance')).ctx;
  const people = await Promise.all(Array.from({ length: 7 }, () => makePerson('end-user')));
  const owner = people[0]!;
  await db.insert(models).values({ id: 'mdl_one', slug: 'one', name: 'One', ownerId: owner.id, visibility: 'private' });
  await db.insert(plans).values(['red', 'blue'].map((id) => ({ id, name: `Plan ${id}`, limitPerMinute: 60 })));
  billed = [];
  for (const period of months) {
    for (const { id: userId } of people) {
      const lines = Array.from({ length: Math.floor(random() * 6) }, () => {
        const kind = any(kinds);
        const size = BigInt(Math.floor(random() * 1e12));
        return {
          kind,
          modelId: kind.endsWith('units') ? any(modelIds) : null,
          amountMinor: kind === 'credit' ? -size / 1_000n : size,
        };
      });
      const invoice: Billed = {
        userId,
        planId: any(['red', 'blue']),
        period,
        lines,
        status: any(statuses),
        taxMinor: 7n,
      };
      const correctsId = await addInvoice(invoice);
      billed.push(invoice);
      if (invoice.status !== 'open' && invoice.status !== 'paid') continue;
      const [taken] = lines.filter(({ amountMinor }) => amountMinor > 0n);
      if (!taken || random() < 0.5) continue;
      const correction = { kind: 'correction' as const, modelId: taken.modelId, amountMinor: -taken.amountMinor / 3n };
      const note: Billed = { ...invoice, lines: [correction], status: 'paid', correctsId, taxMinor: -2n };
      await addInvoice(note);
      billed.push(note);
    }
  }
});

const minor = (amount: string) => parseMinor(amount, 2);
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const span = { from: months[0]!, to: months.at(-1)! };

/** What the invoices themselves come to, told apart by `groupOf`. */
function added(groupOf: (invoice: Billed, line: Billed['lines'][number]) => string): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const invoice of billed.filter(({ status }) => status === 'open' || status === 'paid')) {
    for (const line of invoice.lines) {
      const group = `${invoice.period} ${groupOf(invoice, line)}`;
      sums.set(group, (sums.get(group) ?? 0n) + line.amountMinor);
    }
  }
  return sums;
}

const groupOf: Record<RevenueGroup, (invoice: Billed, line: Billed['lines'][number]) => string> = {
  month: () => 'all',
  plan: ({ planId }) => planId,
  model: (_, { modelId, kind }) => modelId ?? kind,
  customer: ({ userId }) => userId,
};

test.each(revenueGroups)('revenue by %s is what the lines of issued invoices come to, to the cent', async (by) => {
  const expected = added(groupOf[by]);
  const { data, total, months: monthly, groups } = await revenue(finance, { ...span, by, top: 50 });
  // An issued invoice without lines has its row too, and it says nothing.
  const found = new Map(data.map(({ period, group, amount }) => [`${period} ${group}`, minor(amount)]));
  for (const [group, amount] of found) expect([group, amount]).toEqual([group, expected.get(group) ?? 0n]);
  expect([...expected.keys()].filter((group) => !found.has(group))).toEqual([]);
  expect(minor(total)).toBe(sum([...expected.values()]));
  for (const { period, amount } of monthly)
    expect(minor(amount)).toBe(sum([...expected].filter(([key]) => key.startsWith(period)).map(([, of]) => of)));
  expect(sum(groups.map(({ amount }) => minor(amount)))).toBe(minor(total));
});

test.each(['plan', 'model', 'customer'] as const)(
  'revenue by %s comes to the same in every month when only the highest have rows of their own',
  async (by) => {
    const whole = await revenue(finance, { ...span, by: 'month', top: 50 });
    const top = await revenue(finance, { ...span, by, top: 1 });
    expect(top.months).toEqual(whole.months);
    expect(top.total).toBe(whole.total);
    expect(top.groups.map(({ group }) => group)).toEqual([expect.any(String), null]);
    const all = await revenue(finance, { ...span, by, top: 500 });
    expect(top.groups[0]).toEqual(all.groups[0]);
  },
);

test('what is of a model has its name, what is of none says what it is', async () => {
  const { groups } = await revenue(finance, { ...span, by: 'model', top: 50 });
  const names = new Map(groups.map(({ group, name }) => [group, name]));
  expect(names.get('mdl_one')).toBe('One');
  expect(names.get('mdl_two')).toBe('mdl_two');
  expect(names.get('base-fee')).toBe('Base fees');
  expect(names.get('credit')).toBe('Credits used');
});

test('the exported revenue comes to the same, row by row a number that a spreadsheet adds', async () => {
  const { total } = await revenue(finance, { ...span, by: 'month', top: 50 });
  const { content, fileName } = await exportFinance(finance, { what: 'revenue', ...span });
  expect(fileName).toBe('revenue-2025-01-to-2025-04.csv');
  const [head, ...lines] = (await content.setEncoding('utf8').toArray()).join('').trimEnd().split('\n');
  const column = head!.split(',').indexOf('amount');
  const amounts = lines.map((line) => line.split(',')[column]!);
  expect(amounts.every((amount) => /^-?\d+\.\d\d$/.test(amount))).toBe(true);
  expect(formatMinor(sum(amounts.map(minor)), 2)).toBe(total);
});

test('a closed month is listed with what it billed', async () => {
  await database().sql`insert into billing_periods (period, through_seq) select unnest(${months}::text[]), 0`;
  const { months: monthly } = await revenue(finance, { ...span, by: 'month', top: 50 });
  const { data } = await listPeriods(finance, { cursor: '2025-05', limit: 4 });
  expect(data.map(({ period, billed }) => ({ period, amount: billed })).reverse()).toEqual(monthly);
  const drafts = billed.filter(({ period, status }) => period === '2025-04' && status === 'draft').length;
  expect(data[0]).toMatchObject({ period: '2025-04', state: 'closed', invoices: { draft: drafts }, expected: null });
});

test('revenue of a month is read by indexes, whatever other months have', async () => {
  const { sql } = database();
  await sql`
    insert into invoices (id, kind, status, user_id, period, plan_id, plan_name, currency, seller, buyer, tax_rate_percent,
      subtotal_minor, tax_minor, total_minor)
    select 'inv_' || i, 'invoice', 'draft', 'usr_' || i,
      case when i % 2000 = 0 then '2030-01' else '20' || 31 + i % 40 || '-01' end, 'red', 'Red', 'EUR', '{}', '{}', 0, 100, 0, 100
    from generate_series(1, 20000) as i`;
  await sql`
    insert into invoice_lines (id, invoice_id, position, kind, description, quantity, unit_price, amount_minor)
    select 'line_' || i, 'inv_' || i, 1, 'base-fee', '', 1, 1, 100 from generate_series(1, 20000) as i`;
  await sql`update invoices set status = 'open' where period > '2026'`;
  for (const by of ['month', 'plan', 'customer', 'model'] as const) {
    const query = new PgDialect().sqlToQuery(revenueQuery({ from: '2030-01', to: '2030-01', by, top: 50 }));
    const nodes = await planOf(query);
    const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
    expect(scanned).not.toContain('invoices');
    expect(scanned).not.toContain('invoice_lines');
    expect(Math.max(...nodes.map((node) => node['Actual Rows']))).toBeLessThan(100);
  }
});
