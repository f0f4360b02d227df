import { PgDialect } from 'drizzle-orm/pg-core';
import { beforeEach, expect, test } from 'vitest';
import { database } from '#db/client';
import { exportFinance } from '#lib/billing/finance/exports/export-finance';
import { dueByCustomerQuery, receivables } from '#lib/billing/finance/receivables';
import { makePerson } from '#tests/integration/auth/people';
import { addInvoice } from '#tests/integration/billing/billed';
import { planOf } from '#tests/integration/usage/calls';

type Person = Awaited<ReturnType<typeof makePerson>>;

const nowMs = Date.parse('2026-06-15T12:00:00Z');
let finance: Person;
let customer: Person;
let month = 0;
beforeEach(async () => {
  await database().sql`truncate invoices cascade`;
  finance = await makePerson('finance');
  customer = await makePerson('end-user', { name: '=cmd()' });
});

/** An open invoice over that many cents, of a month of its own. */
const owe = (amountMinor: bigint, dueAt: string, { id: userId } = customer) => {
  const period = `20${20 + Math.floor(++month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  const lines = [{ kind: 'base-fee' as const, amountMinor }];
  return addInvoice({ userId, planId: 'free', period, lines, status: 'open', dueAt: new Date(dueAt) });
};

test.each([
  ['notDue', '2026-06-15T00:00:00Z'],
  ['notDue', '2026-07-30T00:00:00Z'],
  ['days1to30', '2026-06-14T23:59:59Z'],
  ['days1to30', '2026-05-16T00:00:00Z'],
  ['days31to60', '2026-05-15T23:59:59Z'],
  ['days31to60', '2026-04-16T00:00:00Z'],
  ['days61to90', '2026-04-15T23:59:59Z'],
  ['days61to90', '2026-03-17T00:00:00Z'],
  ['over90', '2026-03-16T23:59:59Z'],
  ['over90', '2020-01-01T00:00:00Z'],
] as const)('what is due is %s by days of UTC: %s', async (age, dueAt) => {
  await owe(1_050n, dueAt);
  const owed = await receivables(finance.ctx, {}, nowMs);
  const none = { notDue: '0.00', days1to30: '0.00', days31to60: '0.00', days61to90: '0.00', over90: '0.00' };
  const sums = { ...none, [age]: '10.50', total: '10.50', invoices: 1, overdue: age === 'notDue' ? '0.00' : '10.50' };
  expect(owed).toMatchObject(sums);
  expect(owed.data).toEqual([{ ...sums, customer: { id: customer.id, name: customer.name, email: customer.email } }]);
});

test('credit notes lower what is due; what is paid, void, a draft or credited whole is not owed', async () => {
  const correctsId = await owe(10_000n, '2026-06-01T00:00:00Z');
  const of = { userId: customer.id, planId: 'free', period: '2019-01', lines: [] };
  const note = (amountMinor: bigint) => [{ kind: 'correction' as const, amountMinor }];
  await addInvoice({ ...of, correctsId, status: 'paid', lines: note(-2_500n), taxMinor: -100n });
  const whole = await owe(700n, '2026-06-01T00:00:00Z');
  await addInvoice({ ...of, correctsId: whole, status: 'paid', lines: note(-700n) });
  for (const [index, status] of (['draft', 'paid', 'void'] as const).entries()) {
    const lines = [{ kind: 'base-fee' as const, amountMinor: 999n }];
    await addInvoice({ ...of, period: `2018-0${index + 1}`, status, lines });
  }
  expect(await receivables(finance.ctx, {}, nowMs)).toMatchObject({ days1to30: '74.00', total: '74.00', invoices: 1 });
});

test('pages of customers have everybody once, who owes most first, and add up to the total', async () => {
  const others = await Promise.all(
    [500n, 500n, 900n, 100n].map(async (amount) => ({ amount, ...(await makePerson()) })),
  );
  for (const other of others) await owe(other.amount, '2026-06-01T00:00:00Z', other);
  const seen: { id: string; total: string }[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await receivables(finance.ctx, { limit: 2, ...(cursor && { cursor }) }, nowMs);
    expect(page).toMatchObject({ total: '20.00', invoices: 4 });
    seen.push(...page.data.map(({ customer, total }) => ({ id: customer.id, total })));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen.map(({ total }) => total)).toEqual(['9.00', '5.00', '5.00', '1.00']);
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(others.map(({ id }) => id)));
});

test('the export has each open invoice, and a name that looks like a formula is none', async () => {
  await owe(123_456_789_012_345n, '2026-06-01T00:00:00Z');
  const { content } = await exportFinance(finance.ctx, { what: 'receivables', from: '2020-01', to: '2022-12' });
  const [, line, ...more] = (await content.setEncoding('utf8').toArray()).join('').split('\n');
  expect(more).toEqual(['']);
  expect(line).toContain(`'=cmd(),${customer.email}`);
  expect(line).toContain('1234567890123.45');
});

test('receivables are read from open invoices alone, by index', async () => {
  const { sql } = database();
  await sql`
    insert into invoices (id, kind, status, user_id, period, plan_id, plan_name, currency, seller, buyer, tax_rate_percent,
      subtotal_minor, tax_minor, total_minor, due_at)
    select 'inv_' || i, 'invoice', case when i % 200 = 0 then 'open' else 'paid' end, 'usr_' || i, '2026-01', 'free', 'Free', 'EUR',
      '{}', '{}', 0, 100, 0, 100, now()
    from generate_series(1, 20000) as i`;
  const nodes = await planOf(new PgDialect().sqlToQuery(dueByCustomerQuery(nowMs, undefined, 100)));
  const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']);
  expect(scanned).not.toContain('invoices');
  expect(Math.max(...nodes.map((node) => node['Actual Rows']))).toBe(100);
});
