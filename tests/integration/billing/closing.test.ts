import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { billingPeriods, customers, invoices } from '#db/schema/billing';
import { seedPlans } from '#db/seed';
import { closeDuePeriods } from '#lib/billing/invoices/close-due-periods';
import { closePeriod } from '#lib/billing/invoices/close-period';
import { creditBalance } from '#lib/billing/invoices/credit-balance';
import { draftsOfPeriod } from '#lib/billing/invoices/drafts-of-period';
import { grantCredit } from '#lib/billing/invoices/grant-credit';
import { meterForClosing } from '#lib/billing/invoices/meter-for-closing';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { keepSeller, type Seller, seller } from '#lib/billing/seller';
import { queuesReady } from '#lib/queue/queue';
import { systemContext } from '#lib/system-context';
import {
  afterwards,
  close,
  invoiceOf,
  newCustomer,
  newModel,
  startBillingOver,
  use,
} from '#tests/integration/billing/closed-months';
import { call, openWriter } from '#tests/integration/billing/metered';
import { watchedDatabase } from '#tests/integration/billing/mortal-database';
import { refused } from '#tests/support/refused';

const { db, sql } = database();
const conflict = (words: RegExp) => refused('conflict', words);
const finance = systemContext(db);

beforeAll(async () => {
  await queuesReady();
  await seedPlans(db);
});
beforeEach(startBillingOver);
afterAll(() => sql.end());

const bill = async (more: Partial<Seller>) => keepSeller(db, { ...(await seller(db)), ...more });
const allInvoices = () => db.select().from(invoices).orderBy(asc(invoices.id));

describe('a month', () => {
  test('is not closed before it is over, and the refusal says when it is', async () => {
    const customer = await newCustomer();
    await use(customer.id, '2026-05', { units: 100 });
    await expect(close('2026-05', new Date('2026-05-31T23:59:59Z'))).rejects.toEqual(
      conflict(/not over.*2026-06-01T00:00:00/),
    );
    await expect(close('2026-08', new Date('2026-05-31T23:59:59Z'))).rejects.toEqual(conflict(/not over/));
    expect(await allInvoices()).toEqual([]);
    expect(await close('2026-05', new Date('2026-06-01T00:00:00Z'))).toMatchObject({ invoices: 1, total: '1.00' });
  });

  test('is closed once, by one of five who close it at the same time', async () => {
    const users = await Promise.all([newCustomer(), newCustomer()]);
    for (const { id } of users) await use(id, '2026-01', { units: 100 });
    const closings = await Promise.allSettled(Array.from({ length: 5 }, () => close('2026-01')));
    expect(closings.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const closing of closings)
      if (closing.status === 'rejected') expect(closing.reason).toEqual(conflict(/2026-01 is closed already/));
    expect(await allInvoices()).toHaveLength(2);
    await expect(close('2026-01')).rejects.toEqual(conflict(/closed already/));
  });

  test('waits for its turn: earlier ones with usage are named, and after the first none is left out', async () => {
    const customer = await newCustomer();
    await use(customer.id, '2026-02', { units: 100 });
    await expect(close('2026-03')).rejects.toEqual(conflict(/2026-02 is open/));
    await close('2026-02');
    await expect(close('2026-04')).rejects.toEqual(conflict(/2026-03 is open: close it first/));
    await expect(close('2026-01')).rejects.toEqual(conflict(/2026-01 .*billed with 2026-03/));
    expect(await close('2026-03')).toMatchObject({ invoices: 0, total: '0.00' });
  });

  test('before anybody was here is none to close', async () => {
    await sql`update users set created_at = '2026-01-01'`;
    await newCustomer({}, { createdAt: new Date('2026-02-03T00:00:00Z') });
    await expect(close('2025-12')).rejects.toEqual(conflict(/before anybody was here/));
    await close('2026-02');
  });

  test('that is closed keeps its numbers: what comes late is billed with the next one', async () => {
    const customer = await newCustomer();
    await use(customer.id, '2026-01', { units: 100 });
    await close('2026-01');
    await use(customer.id, '2026-01', { units: 50 });
    await close('2026-02');
    expect((await invoiceOf(customer.id, '2026-01'))!.totalMinor).toBe(100n);
    expect((await invoiceOf(customer.id, '2026-02'))!.totalMinor).toBe(50n);
  });

  test('cannot be opened again, or taken out', async () => {
    const customer = await newCustomer();
    await use(customer.id, '2026-01', { units: 100 });
    await close('2026-01');
    await expect(sql`delete from billing_periods`).rejects.toThrow(/append-only/);
    await expect(sql`update billing_periods set through_seq = 0`).rejects.toThrow(/append-only/);
  });

  test('is not closed while somebody still writes what may belong to it', async () => {
    const customer = await newCustomer();
    const late = await openWriter();
    await late.write(call({ userId: customer.id }));
    await use(customer.id, '2026-01', { units: 100 });
    await expect(meterForClosing(db, 0)).rejects.toEqual(refused('unavailable', /Try again/));
    await late.rollBack();
    await meterForClosing(db, 0);
  });
});

describe('a draft', () => {
  const tiers = [
    { upTo: 1_000, unitPrice: '0.01' },
    { upTo: null, unitPrice: '0.005' },
  ];

  test('has the base fee first, models by name, free units, tiers, the cache, credit, and tax of what is left', async () => {
    await bill({ taxRatePercent: '19' });
    const owner = await newCustomer();
    const zebra = await newModel(owner.id, 'zebra');
    const ant = await newModel(owner.id, 'ant', new Date());
    const dear = { modelId: ant, tiers: [{ upTo: null, unitPrice: '0.02' }], cachedUnitPrice: '0.001' };
    const customer = await newCustomer({ baseFee: '9.5', freeUnits: 10, tiers, models: [dear] });
    await use(customer.id, '2026-01', { units: 1_510, modelId: zebra });
    await use(customer.id, '2026-01', { units: 1, modelId: ant });
    await use(customer.id, '2026-01', { units: 2_500, modelId: ant, cached: true });
    await grantCredit(finance, { userId: customer.id, amount: '5.00', reason: 'Goodwill' });
    await close('2026-01');
    const invoice = (await invoiceOf(customer.id, '2026-01'))!;
    const text = ({ kind, description, quantity, unitPrice, amountMinor }: (typeof invoice.lines)[number]) =>
      [kind, description, quantity, Number(unitPrice), amountMinor].join(' | ');
    expect(invoice.lines.map(text)).toEqual([
      'base-fee | Base fee of the plan Closed | 1 | 9.5 | 950',
      'free-units | ant, free units | 1 | 0 | 0',
      'cached-units | ant, units answered from the cache | 2500 | 0.001 | 250',
      'free-units | zebra, free units | 9 | 0 | 0',
      'units | zebra, units 1 to 1,000 | 1000 | 0.01 | 1000',
      'units | zebra, units 1,001 to 1,501 | 501 | 0.005 | 251',
      'credit | Credit used | 1 | -5 | -500',
    ]);
    expect(invoice).toMatchObject({ subtotalMinor: 1951n, taxMinor: 371n, totalMinor: 2322n, status: 'draft' });
    expect(invoice).toMatchObject({ number: null, issuedAt: null, buyer: { name: 'Ada' }, currency: 'EUR' });
  });

  test('is what its preview said', async () => {
    const customer = await newCustomer({ baseFee: '5' });
    await use(customer.id, '2026-01', { units: 10 });
    await meterUsage(db);
    const [preview] = await draftsOfPeriod(db, '2026-01');
    await close('2026-01');
    const invoice = (await invoiceOf(customer.id, '2026-01'))!;
    const { userId, planId, subtotalMinor, totalMinor, lines, seller, buyer } = preview!;
    expect(invoice).toMatchObject({ userId, planId, subtotalMinor, totalMinor, seller, buyer });
    expect(lines.map(({ description, amountMinor }) => [description, amountMinor])).toEqual(
      invoice.lines.map(({ description, amountMinor }) => [description, amountMinor]),
    );
  });

  test('is made for a base fee alone, for whoever had an account then; none where nothing is to be paid', async () => {
    const on = (createdAt: string, disabledAt: string | null) =>
      newCustomer(
        { baseFee: '5' },
        { createdAt: new Date(createdAt), disabledAt: disabledAt ? new Date(disabledAt) : null },
      );
    const here = await on('2026-01-31T23:59:59Z', null);
    const left = await on('2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
    const leftBefore = await on('2025-01-01T00:00:00Z', '2025-12-31T23:59:59Z');
    const cameAfter = await on('2026-02-01T00:00:00Z', null);
    const free = await newCustomer({ freeUnits: 1_000 });
    await use(free.id, '2026-01', { units: 1_000 });
    expect(await close('2026-01')).toMatchObject({ invoices: 2, total: '10.00' });
    for (const { id } of [here, left]) expect((await invoiceOf(id, '2026-01'))!.totalMinor).toBe(500n);
    for (const { id } of [leftBefore, cameAfter, free]) expect(await invoiceOf(id, '2026-01')).toBeNull();
  });

  test('has the customer’s own tax rate and details where they said them, and the currency’s own decimals', async () => {
    await bill({ taxRatePercent: '19', currency: 'JPY' });
    const customer = await newCustomer();
    await db.insert(customers).values({ userId: customer.id, name: 'Ada Ltd', country: 'Japan', taxRatePercent: '10' });
    await use(customer.id, '2026-01', { units: 12_350 });
    await close('2026-01');
    expect(await invoiceOf(customer.id, '2026-01')).toMatchObject({
      ...{ currency: 'JPY', subtotalMinor: 124n, taxMinor: 12n, totalMinor: 136n, taxRatePercent: '10.000' },
      buyer: { name: 'Ada Ltd', country: 'Japan', email: `${customer.id}@example.org` },
    });
  });

  test('uses credit up once, over as many invoices as it lasts', async () => {
    const customer = await newCustomer();
    await grantCredit(finance, { userId: customer.id, amount: '1.50', reason: 'Goodwill' });
    for (const period of ['2026-01', '2026-02', '2026-03']) {
      await use(customer.id, period, { units: 100 });
      await close(period);
    }
    const credits = await sql<{ minor: number }[]>`select amount_minor::int as minor from credits order by id`;
    expect(credits.map(({ minor }) => minor)).toEqual([150, -100, -50]);
    expect(await creditBalance(db, customer.id)).toBe(0n);
    const totals = await allInvoices();
    expect(totals.map(({ totalMinor }) => totalMinor)).toEqual([0n, 50n, 100n]);
  });
});

test('closing takes as many statements for fifty customers as for one', async () => {
  const counted = async (period: string) => {
    let statements = 0;
    const counting = watchedDatabase(() => {
      statements++;
    });
    await closePeriod(systemContext(counting), { period }, afterwards);
    return statements;
  };
  const make = async () => {
    const { id } = await newCustomer();
    await grantCredit(finance, { userId: id, amount: '0.10', reason: 'Goodwill' });
    return id;
  };
  const first = await make();
  await close('2026-01');
  await use(first, '2026-02', { units: 100 });
  const forOne = await counted('2026-02');
  const ids = [first];
  while (ids.length < 50) ids.push(await make());
  for (const id of ids) await use(id, '2026-03', { units: 100 });
  expect(await counted('2026-03')).toBe(forOne);
  expect(forOne).toBeGreaterThan(5);
  expect(await allInvoices()).toHaveLength(51);
});

describe('the schedule', () => {
  const closed = async () => (await db.select().from(billingPeriods)).map(({ period, closedBy }) => [period, closedBy]);

  test('closes a month on the third day after it, once for all workers, and issues its invoices if that is wished', async () => {
    await bill({ closing: 'issue' });
    const customer = await newCustomer();
    await use(customer.id, '2026-01', { units: 100 });
    await meterUsage(db);
    await closeDuePeriods(db, new Date('2026-02-02T23:59:59Z'));
    expect(await closed()).toEqual([]);
    const before = (await db.select().from(auditLog)).length;
    await Promise.all(Array.from({ length: 3 }, () => closeDuePeriods(db, new Date('2026-02-03T00:00:00Z'))));
    await closeDuePeriods(db, new Date('2026-02-28T00:00:00Z'));
    expect(await closed()).toEqual([['2026-01', null]]);
    expect(await allInvoices()).toMatchObject([{ status: 'open', number: expect.stringMatching(/-000001$/) }]);
    const audit = await db.select().from(auditLog).where(eq(auditLog.actorKind, 'system')).orderBy(asc(auditLog.id));
    expect(audit.slice(before).map(({ action, target, outcome }) => [action, target, outcome])).toEqual([
      ['closePeriod', { period: '2026-01' }, 'done'],
      ['issuePeriod', { period: '2026-01' }, 'done'],
    ]);
  });

  test('only drafts where that is wished, catches up with months in which no worker was there, and leaves the rest to people', async () => {
    await bill({ closing: 'by-hand' });
    const customer = await newCustomer();
    await use(customer.id, '2026-01', { units: 100 });
    await use(customer.id, '2026-03', { units: 100 });
    await meterUsage(db);
    await closeDuePeriods(db, new Date('2026-04-10T00:00:00Z'));
    expect(await closed()).toEqual([]);
    await bill({ closing: 'draft' });
    await closeDuePeriods(db, new Date('2026-04-10T00:00:00Z'));
    expect((await closed()).map(([period]) => period)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect((await allInvoices()).map(({ status }) => status)).toEqual(['draft', 'draft']);
  });
});
