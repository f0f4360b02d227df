import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { credits, invoices } from '#db/schema/billing';
import { webhookMessages } from '#db/schema/clients';
import { seedPlans } from '#db/seed';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import type { Role } from '#lib/auth/permissions';
import { addAdjustment } from '#lib/billing/invoices/add-adjustment';
import { creditBalance } from '#lib/billing/invoices/credit-balance';
import { creditInvoice } from '#lib/billing/invoices/credit-invoice';
import { grantCredit } from '#lib/billing/invoices/grant-credit';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { issueInvoice } from '#lib/billing/invoices/issue-invoice';
import { issuePeriod } from '#lib/billing/invoices/issue-period';
import { markPaid } from '#lib/billing/invoices/mark-paid';
import { payInvoice } from '#lib/billing/invoices/pay-invoice';
import { removeAdjustment } from '#lib/billing/invoices/remove-adjustment';
import { voidInvoice } from '#lib/billing/invoices/void-invoice';
import { keepSeller, seller } from '#lib/billing/seller';
import { invoiceOperations } from '#lib/http/operations/invoices';
import { periodOperations } from '#lib/http/operations/periods';
import { queuesReady } from '#lib/queue/queue';
import { systemContext } from '#lib/system-context';
import { makePerson } from '#tests/integration/auth/people';
import {
  close,
  invoiceOf,
  issuedInvoice,
  newCustomer,
  startBillingOver,
  use,
} from '#tests/integration/billing/closed-months';
import { Crash, mortalDatabase } from '#tests/integration/billing/mortal-database';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { newWebhook } from '#tests/integration/webhooks/hooks';
import { callOperation } from '#tests/support/call-operation';
import { refused } from '#tests/support/refused';

vi.hoisted(() => {
  process.env.WEBHOOK_PRIVATE_ADDRESSES = 'allow';
  process.env.WEBHOOK_HTTP = 'allow';
});

const { db, sql } = database();
const finance = systemContext(db);
const conflict = (words: RegExp) => refused('conflict', words);
const invalid = (pointer: string, words: RegExp) =>
  expect.objectContaining({
    code: 'invalid',
    errors: [{ pointer, detail: expect.stringMatching(words) }],
  });
const year = new Date().getUTCFullYear();

beforeAll(async () => {
  await queuesReady();
  await seedPlans(db);
});
beforeEach(async () => {
  await startBillingOver();
  await keepSeller(db, { ...(await seller(db)), taxRatePercent: '19', paymentDays: 14 });
});
afterAll(() => sql.end());

async function drafts(count: number, period = '2026-01'): Promise<string[]> {
  for (let made = 0; made < count; made++) await use((await newCustomer()).id, period, { units: 100 });
  await close(period);
  return (await db.select({ id: invoices.id }).from(invoices).orderBy(asc(invoices.id))).map(({ id }) => id);
}

const numbers = async () =>
  (await sql<{ number: string }[]>`select number from invoices where number is not null order by number`).map(
    ({ number }) => number,
  );
const upTo = (count: number) =>
  Array.from({ length: count }, (_, index) => `${year}-${String(index + 1).padStart(6, '0')}`);

describe('numbers', () => {
  test('have no gaps and no doubles, however many are issued at once and however many of them die half way', async () => {
    const ids = await drafts(8);
    const died = await Promise.allSettled(
      ids.map((id, index) => issueInvoice(systemContext(mortalDatabase(index + 1)), { id })),
    );
    expect(died.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(3);
    const left = await db.select({ id: invoices.id }).from(invoices).where(eq(invoices.status, 'draft'));
    expect(await numbers()).toEqual(upTo(8 - left.length));
    await Promise.all(left.map(({ id }) => issueInvoice(finance, { id })));
    expect(await numbers()).toEqual(upTo(8));
  });

  test('are given to a month’s drafts all or none, and to each once', async () => {
    await drafts(5);
    for (const lives of [4, 7, 9])
      await issuePeriod(systemContext(mortalDatabase(lives)), { period: '2026-01' }).catch((error) => {
        expect(error.cause ?? error).toBeInstanceOf(Crash);
      });
    const issuing = await Promise.all([1, 2, 3].map(() => issuePeriod(finance, { period: '2026-01' })));
    expect(issuing.reduce((sum, { issued }) => sum + issued, 0)).toBeLessThanOrEqual(5);
    expect(await numbers()).toEqual(upTo(5));
    await expect(issuePeriod(finance, { period: '2026-02' })).rejects.toEqual(conflict(/2026-02 is open/));
  });

  test('are given once to a draft that two issue', async () => {
    const [id = ''] = await drafts(1);
    const [one, other] = await Promise.allSettled([1, 2].map(() => issueInvoice(finance, { id })));
    expect([one!.status, other!.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await numbers()).toEqual(upTo(1));
  });
});

describe('an issued invoice', () => {
  test('is due after the seller’s days, and open', async () => {
    const { invoice } = await issuedInvoice(1_000);
    expect(invoice).toMatchObject({ status: 'open', total: '11.90', amountDue: '11.90', number: upTo(1)[0] });
    expect(Date.parse(invoice.dueAt!) - Date.parse(invoice.issuedAt!)).toBe(14 * 86_400_000);
  });

  test.each([
    ['its total', `update invoices set total_minor = 1 where status <> 'draft'`],
    ['its number', `update invoices set number = 'X' where status <> 'draft'`],
    ['its buyer', `update invoices set buyer = '{}' where status <> 'draft'`],
    ['when it is due', `update invoices set due_at = now() where status <> 'draft'`],
    ['its being issued', `update invoices set status = 'draft' where status <> 'draft'`],
    ['the amount of a line', 'update invoice_lines set amount_minor = 1'],
    ['the text of a line', `update invoice_lines set description = 'x'`],
    ['that a line is there', 'delete from invoice_lines'],
    ['that it is there', 'delete from invoices'],
    [
      'its lines, by one more',
      `insert into invoice_lines select 'line_x', invoice_id, 99, kind, '', null, null, 1, 1, 1 from invoice_lines`,
    ],
    ['how credit went', 'update credits set amount_minor = 1'],
  ])('does not let the database change %s', async (_, statement) => {
    const { invoice, customer } = await issuedInvoice(1_000);
    await grantCredit(finance, { userId: customer.id, amount: '1.00', reason: 'Goodwill' });
    await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '23000' });
    const [row] = await sql`select status, number, total_minor::int as total from invoices where id = ${invoice.id}`;
    expect(row).toEqual({ status: 'open', number: invoice.number, total: 1190 });
  });

  test('of which nothing is to be paid, since credit covers it, is paid with it', async () => {
    const customer = await newCustomer();
    await grantCredit(finance, { userId: customer.id, amount: '100.00', reason: 'Goodwill' });
    await use(customer.id, '2026-01', { units: 100 });
    await close('2026-01');
    const { id } = (await invoiceOf(customer.id, '2026-01'))!;
    expect(await issueInvoice(finance, { id })).toMatchObject({ status: 'paid', total: '0.00', amountDue: '0.00' });
    expect(await creditBalance(db, customer.id)).toBe(9_900n);
  });

  test('is paid once, by whoever says it first, and says how', async () => {
    const { invoice } = await issuedInvoice(1_000);
    const { id } = invoice;
    const pay = () =>
      db.transaction((tx) => markPaid(tx, id, { paidBy: 'stripe', at: new Date('2026-02-02T00:00:00Z') }));
    expect((await Promise.all([pay(), pay(), pay()])).sort()).toEqual([false, false, true]);
    await expect(payInvoice(finance, { id, note: 'bank' })).rejects.toEqual(conflict(/paid already/));
    const [row] = await db.select().from(invoices).where(eq(invoices.id, id));
    expect(row).toMatchObject({ status: 'paid', paidBy: 'stripe', paidAt: new Date('2026-02-02T00:00:00Z') });
  });

  test('becomes void as a whole: it keeps its number, and its customer gets the credit back', async () => {
    const customer = await newCustomer();
    await grantCredit(finance, { userId: customer.id, amount: '0.40', reason: 'Goodwill' });
    await use(customer.id, '2026-01', { units: 100 });
    await close('2026-01');
    const { id } = (await invoiceOf(customer.id, '2026-01'))!;
    await expect(voidInvoice(finance, { id })).rejects.toEqual(conflict(/draft/));
    await issueInvoice(finance, { id });
    expect(await voidInvoice(finance, { id })).toMatchObject({ status: 'void', number: upTo(1)[0], amountDue: '0.00' });
    expect(await creditBalance(db, customer.id)).toBe(40n);
    await expect(voidInvoice(finance, { id })).rejects.toEqual(conflict(/void/));
    await expect(payInvoice(finance, { id, note: 'bank' })).rejects.toEqual(conflict(/void/));
    await expect(issueInvoice(finance, { id })).rejects.toEqual(conflict(/void/));
    expect(await creditBalance(db, customer.id)).toBe(40n);
  });

  test('that is paid is not made void', async () => {
    const { invoice } = await issuedInvoice(1_000);
    await payInvoice(finance, { id: invoice.id, note: 'bank' });
    await expect(voidInvoice(finance, { id: invoice.id })).rejects.toEqual(conflict(/credit note/));
  });

  test('is told to its customer’s webhooks, whole, when it is issued and when it is paid; a crash tells nothing', async () => {
    const { id: userId, ctx } = await makePerson('end-user', { createdAt: new Date('2025-01-01T00:00:00Z') });
    await newWebhook(ctx, 'http://127.0.0.1:4000/hook', { events: ['invoice.issued', 'invoice.paid'] });
    const { planId } = await newCustomer();
    await sql`update users set plan_id = ${planId} where id = ${userId}`;
    await use(userId, '2026-01', { units: 100 });
    await close('2026-01');
    const { id } = (await invoiceOf(userId, '2026-01'))!;
    await issueInvoice(systemContext(mortalDatabase(11)), { id }).catch(() => {});
    expect(await db.select().from(webhookMessages)).toEqual([]);
    const issued = await issueInvoice(finance, { id });
    const paid = await payInvoice(finance, { id, note: 'bank' });
    const told = await db.select().from(webhookMessages).orderBy(asc(webhookMessages.id));
    expect(told.map(({ event, body }) => [event, JSON.parse(body).data])).toEqual([
      ['invoice.issued', issued],
      ['invoice.paid', paid],
    ]);
  });
});

describe('a draft', () => {
  const draft = async () => {
    const customer = await newCustomer();
    await use(customer.id, '2026-01', { units: 1_000 });
    await close('2026-01');
    return (await invoiceOf(customer.id, '2026-01'))!;
  };

  test('takes adjustments, adds up again, and gives them back', async () => {
    const { id } = await draft();
    await addAdjustment(finance, { id, amount: '5.00', description: 'Set-up' });
    const both = await addAdjustment(finance, { id, amount: '-12.50', description: 'Goodwill' });
    expect(both).toMatchObject({ subtotal: '2.50', tax: '0.48', total: '2.98' });
    expect(both.lines.slice(1).map(({ kind, amount, unitPrice }) => [kind, amount, unitPrice])).toEqual([
      ['adjustment', '5.00', '5'],
      ['adjustment', '-12.50', '-12.5'],
    ]);
    const [, setUp, goodwill] = both.lines;
    await expect(removeAdjustment(finance, { id, lineId: setUp!.id })).rejects.toEqual(conflict(/2.50 EUR below zero/));
    await removeAdjustment(finance, { id, lineId: goodwill!.id });
    await removeAdjustment(finance, { id, lineId: setUp!.id });
    expect(await db.select().from(invoices)).toMatchObject([{ subtotalMinor: 1000n, totalMinor: 1190n }]);
  });

  test('gives only adjustments back, and only while it is a draft', async () => {
    const { id, lines } = await draft();
    await expect(removeAdjustment(finance, { id, lineId: lines[0]!.id })).rejects.toEqual(
      refused('not-found', /no adj/),
    );
    const { lines: adjusted } = await addAdjustment(finance, { id, amount: '5.00', description: 'Set-up' });
    await issueInvoice(finance, { id });
    await expect(removeAdjustment(finance, { id, lineId: adjusted[1]!.id })).rejects.toEqual(conflict(/credit note/));
    await expect(addAdjustment(finance, { id, amount: '1.00', description: 'x' })).rejects.toEqual(conflict(/credit/));
  });

  test('adds up when several adjust it at once', async () => {
    const { id } = await draft();
    await Promise.all([1, 2, 3, 4].map(() => addAdjustment(finance, { id, amount: '1.00', description: 'x' })));
    expect(await db.select().from(invoices)).toMatchObject([{ subtotalMinor: 1400n, totalMinor: 1666n }]);
  });

  test.each([
    ['-10.01', /0.01 EUR below zero/],
    ['0.001', /at most 2 decimals/],
    ['0', /Nothing/],
    ['0.00', /Nothing/],
  ])('refuses an adjustment of %s at its place', async (amount, words) => {
    const { id } = await draft();
    await expect(addAdjustment(finance, { id, amount, description: 'x' })).rejects.toEqual(invalid('/amount', words));
    expect(await db.select().from(invoices)).toMatchObject([{ subtotalMinor: 1000n }]);
  });
});

describe('a credit note', () => {
  const credit = (
    invoice: InvoiceDocument,
    wish: { amount?: string; quantity?: number; lineId?: string },
    refund?: 'credit' | 'outside',
  ) =>
    creditInvoice(finance, {
      id: invoice.id,
      lines: [{ lineId: invoice.lines[0]!.id, ...wish }],
      reason: 'A wrong version answered',
      refund,
    });
  const reread = async ({ id }: InvoiceDocument) => (await db.select().from(invoices).where(eq(invoices.id, id)))[0]!;

  test('has a number of its own, names the line it corrects, and lowers what is due', async () => {
    const { invoice } = await issuedInvoice(1_000);
    const note = await credit(invoice, { quantity: 250 });
    expect(note).toMatchObject({
      ...{ kind: 'credit-note', number: `CN-${year}-000001`, status: 'paid', amountDue: '0.00' },
      ...{ subtotal: '-2.50', tax: '-0.48', total: '-2.98', reason: 'A wrong version answered' },
      corrects: { id: invoice.id, number: invoice.number },
      lines: [{ kind: 'correction', correctsLineId: invoice.lines[0]!.id, quantity: 250, unitPrice: '-0.01' }],
    });
    const { amountDue } = await callGet(invoice.id);
    expect(amountDue).toBe('8.92');
    expect((await credit(invoice, { amount: '1.00' })).number).toBe(`CN-${year}-000002`);
  });

  test('over the whole of an open invoice, in whatever parts, takes its very total back and leaves it paid', async () => {
    const { invoice } = await issuedInvoice(1_001);
    expect([invoice.subtotal, invoice.tax, invoice.total]).toEqual(['10.01', '1.90', '11.91']);
    const parts = ['3.33', '0.01', '3.34', '3.33'];
    for (const amount of parts) await credit(invoice, { amount });
    const notes = await db.select().from(invoices).where(eq(invoices.correctsId, invoice.id));
    expect(notes.reduce((sum, { totalMinor }) => sum + totalMinor, 0n)).toBe(-1191n);
    expect(await reread(invoice)).toMatchObject({ status: 'paid', paidBy: `credit note CN-${year}-000004` });
  });

  test('of a paid invoice becomes credit, or is paid back outside, as is said', async () => {
    const { invoice, customer } = await issuedInvoice(1_000);
    await payInvoice(finance, { id: invoice.id, note: 'bank' });
    await expect(credit(invoice, { amount: '1.00' })).rejects.toEqual(invalid('/refund', /say whether/));
    await credit(invoice, { amount: '1.00' }, 'outside');
    expect(await creditBalance(db, customer.id)).toBe(0n);
    await credit(invoice, { amount: '2.00' }, 'credit');
    expect(await creditBalance(db, customer.id)).toBe(200n);
    expect(await reread(invoice)).toMatchObject({ status: 'paid', paidBy: 'bank' });
  });

  test('never takes back more than a line had, however many are issued at once', async () => {
    const { invoice } = await issuedInvoice(1_000);
    const crediting = await Promise.allSettled(Array.from({ length: 5 }, () => credit(invoice, { amount: '4.00' })));
    expect(crediting.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const one of crediting)
      if (one.status === 'rejected') expect(one.reason).toEqual(invalid('/lines/0/amount', /2.00 EUR is left/));
    await expect(credit(invoice, { quantity: 201 })).rejects.toEqual(invalid('/lines/0/quantity', /2.00 EUR is left/));
    await credit(invoice, { quantity: 200 });
  });

  test('never takes back more than was to be paid after credit', async () => {
    const customer = await newCustomer();
    await grantCredit(finance, { userId: customer.id, amount: '6.00', reason: 'Goodwill' });
    await use(customer.id, '2026-01', { units: 1_000 });
    await close('2026-01');
    const { id } = (await invoiceOf(customer.id, '2026-01'))!;
    const invoice = await issueInvoice(finance, { id });
    await expect(credit(invoice, { amount: '4.01' })).rejects.toEqual(invalid('/lines', /4.00 EUR before tax is left/));
    const lineId = invoice.lines[1]!.id;
    await expect(credit(invoice, { amount: '1.00', lineId })).rejects.toEqual(
      invalid('/lines/0/lineId', /Nothing was/),
    );
    await credit(invoice, { amount: '4.00' });
    expect(await reread(invoice)).toMatchObject({ status: 'paid' });
  });

  test('is refused of a draft, a void one and another credit note, and keeps its invoice from becoming void', async () => {
    const { invoice } = await issuedInvoice(1_000);
    const note = await credit(invoice, { amount: '1.00' });
    await expect(credit(note, { amount: '1.00' })).rejects.toEqual(conflict(/credit note itself/));
    await expect(voidInvoice(finance, { id: invoice.id })).rejects.toEqual(conflict(/took back/));
    const { invoice: voided } = await issuedInvoice(1_000, '2026-02');
    await voidInvoice(finance, { id: voided.id });
    await expect(credit(voided, { amount: '1.00' })).rejects.toEqual(conflict(/void/));
    const customer = await newCustomer();
    await use(customer.id, '2026-03', { units: 100 });
    await close('2026-03');
    const { id } = (await invoiceOf(customer.id, '2026-03'))!;
    await expect(credit({ ...invoice, id }, { amount: '1.00' })).rejects.toEqual(conflict(/draft/));
  });

  test.each([
    [{ amount: '-1.00' }, '/lines/0/amount', /above zero/],
    [{ amount: '0' }, '/lines/0/amount', /above zero/],
    [{ amount: '0.001' }, '/lines/0/amount', /at most 2 decimals/],
    [{ amount: '10.01' }, '/lines/0/amount', /10.00 EUR is left/],
    [{ quantity: 1_001 }, '/lines/0/quantity', /1,000/],
    [{ amount: '1.00', lineId: 'line_none' }, '/lines/0/lineId', /no such line/],
  ])('refuses %j at its place', async (wish, pointer, words) => {
    const { invoice } = await issuedInvoice(1_000);
    await expect(credit(invoice, wish)).rejects.toEqual(invalid(pointer, words));
    expect(await db.select().from(invoices)).toHaveLength(1);
  });

  test('that dies half way leaves nothing, not even its number', async () => {
    const { invoice } = await issuedInvoice(1_000);
    const lines = [{ lineId: invoice.lines[0]!.id, amount: '1.00' }];
    for (let lives = 2; lives <= 8; lives++)
      await expect(
        creditInvoice(systemContext(mortalDatabase(lives)), { id: invoice.id, lines, reason: 'x' }),
      ).rejects.toThrow();
    expect(await db.select().from(invoices)).toHaveLength(1);
    expect((await credit(invoice, { amount: '1.00' })).number).toBe(`CN-${year}-000001`);
  });
});

describe('credit', () => {
  test('is taken back down to nothing, never below', async () => {
    const { id: userId } = await newCustomer();
    await grantCredit(finance, { userId, amount: '5.00', reason: 'Goodwill' });
    const takeBack = () => grantCredit(finance, { userId, amount: '-3.00', reason: 'A mistake' });
    const taking = await Promise.allSettled([takeBack(), takeBack(), takeBack()]);
    expect(taking.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await creditBalance(db, userId)).toBe(200n);
    expect(await db.select().from(credits).where(eq(credits.userId, userId))).toHaveLength(2);
  });

  test.each([
    ['0.00', /Nothing/],
    ['1.005', /at most 2 decimals/],
    ['-0.01', /more than/],
  ])('of %s is refused at its place', async (amount, words) => {
    const { id: userId } = await newCustomer();
    await expect(grantCredit(finance, { userId, amount, reason: 'x' })).rejects.toEqual(invalid('/amount', words));
  });

  test('is for customers there are', async () => {
    const grant = grantCredit(finance, { userId: 'usr_none', amount: '1.00', reason: 'x' });
    await expect(grant).rejects.toEqual(refused('not-found', /customer/));
  });
});

let door: ApiDoor;
let someone: { id: string; key: string };
beforeAll(async () => {
  door = await apiDoors['route handlers of Next']();
});
beforeEach(async () => {
  someone = await keyOf('finance');
});
afterAll(() => door.close());

async function keyOf(role: Role) {
  const { ctx, id } = await makePerson(role);
  const scopes = usableScopes(ctx.actor);
  return { id, key: (await createApiKey(ctx, { name: 'test', scopes, limit: 'plan', expiresAt: null })).key };
}

const callGet = async (id: string) =>
  (await callOperation(door.url, invoiceOperations.get, { key: someone.key, params: { id } })).body as InvoiceDocument;
const auditOf = async (userId: string) =>
  (await db.select().from(auditLog).where(eq(auditLog.userId, userId)).orderBy(asc(auditLog.id))).map(
    ({ action, target, outcome, code }) => ({ action, target, outcome, code }),
  );

describe('by REST', () => {
  test('finance closes, issues, credits and is told what it may not: all of it is in the audit log', async () => {
    const { key, id: financeId } = someone;
    const customer = await newCustomer();
    await use(customer.id, '2026-01', { units: 1_000 });
    const call = (operation: Parameters<typeof callOperation>[1], params: Record<string, string>, body?: unknown) =>
      callOperation(door.url, operation, { key, params, body });
    const period = { period: '2026-01' };
    expect(await call(periodOperations.close, period)).toMatchObject({
      status: 200,
      body: { invoices: 1, total: '11.90' },
    });
    expect(await call(periodOperations.close, period)).toMatchObject({ status: 409 });
    const present = new Date().toISOString().slice(0, 7);
    expect(await call(periodOperations.close, { period: present })).toMatchObject({ status: 409 });
    const { id, lines } = (await invoiceOf(customer.id, '2026-01'))!;
    const adjustment = { amount: '1.00', description: 'Set-up' };
    const adjusted = await call(invoiceOperations.addAdjustment, { id }, adjustment);
    const lineId = (adjusted.body as InvoiceDocument).lines[1]!.id;
    expect(await call(invoiceOperations.removeAdjustment, { id, lineId })).toMatchObject({ status: 204 });
    expect(await call(invoiceOperations.issue, { id })).toMatchObject({ status: 200, body: { status: 'open' } });
    expect(await call(periodOperations.issue, period)).toMatchObject({ status: 200, body: { issued: 0 } });
    const beyond = { lines: [{ lineId: lines[0]!.id, amount: '99.00' }], reason: 'x' };
    expect(await call(invoiceOperations.credit, { id }, beyond)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/lines/0/amount' }] },
    });
    expect(await call(invoiceOperations.pay, { id }, { note: 'bank' })).toMatchObject({ body: { paidBy: 'bank' } });
    expect(await call(invoiceOperations.void, { id })).toMatchObject({ status: 409 });
    const grant = { amount: '5.00', reason: 'Goodwill' };
    expect(await call(periodOperations.grantCredit, { id: customer.id }, grant)).toMatchObject({
      status: 201,
      body: { balance: '5.00', entries: [{ amount: '5.00' }] },
    });
    expect(await call(periodOperations.credits, { id: customer.id })).toMatchObject({ body: { balance: '5.00' } });

    const done = { outcome: 'done', code: null };
    expect(await auditOf(financeId)).toEqual([
      { action: 'closePeriod', target: period, ...done },
      { action: 'closePeriod', target: period, outcome: 'refused', code: 'conflict' },
      { action: 'closePeriod', target: { period: present }, outcome: 'refused', code: 'conflict' },
      { action: 'addAdjustment', target: { id, amount: '1.00' }, ...done },
      { action: 'removeAdjustment', target: { id, lineId }, ...done },
      { action: 'issueInvoice', target: { id }, ...done },
      { action: 'issuePeriod', target: period, ...done },
      { action: 'creditInvoice', target: { id }, outcome: 'refused', code: 'invalid' },
      { action: 'payInvoice', target: { id }, ...done },
      { action: 'voidInvoice', target: { id }, outcome: 'refused', code: 'conflict' },
      { action: 'grantCredit', target: { id: customer.id, amount: '5.00' }, ...done },
    ]);
  });

  test.each(['end-user', 'engineer'] as const)(
    'a person with the role %s is refused each act, and it is written down',
    async (role) => {
      const { invoice, customer } = await issuedInvoice(1_000);
      const { id, key } = await keyOf(role);
      const ofInvoice = { id: invoice.id };
      const ofLine = { ...ofInvoice, lineId: invoice.lines[0]!.id };
      const credited = { lines: [{ lineId: invoice.lines[0]!.id, amount: '1.00' }], reason: 'x' };
      const asked = [
        [periodOperations.close, { period: '2026-02' }],
        [periodOperations.issue, { period: '2026-01' }],
        [periodOperations.credits, { id: customer.id }],
        [periodOperations.grantCredit, { id: customer.id }, { amount: '1000.00', reason: 'x' }],
        [invoiceOperations.issue, ofInvoice],
        [invoiceOperations.pay, ofInvoice, { note: 'x' }],
        [invoiceOperations.void, ofInvoice],
        [invoiceOperations.credit, ofInvoice, credited],
        [invoiceOperations.addAdjustment, ofInvoice, { amount: '-1.00', description: 'x' }],
        [invoiceOperations.removeAdjustment, ofLine],
      ] as const;
      for (const [operation, params, body] of asked) {
        const { status } = await callOperation(door.url, operation, { key, params, body });
        expect([operation.about.id, status]).toEqual([operation.about.id, 403]);
      }
      expect((await callOperation(door.url, invoiceOperations.get, { key, params: ofInvoice })).status).toBe(404);
      expect((await auditOf(id)).map(({ action, outcome, code }) => [action, outcome, code])).toEqual([
        ...asked.map(([{ about }]) => [about.id, 'refused', 'forbidden']),
        ['getInvoice', 'refused', 'not-found'],
      ]);
      expect(await db.select().from(invoices)).toHaveLength(1);
    },
  );

  test('an amount that is none is refused before anything is read', async () => {
    const { invoice } = await issuedInvoice(1_000);
    for (const amount of ['1,00', '1e3', 'NaN', '', '١', ' 1', '1.00000', '9'.repeat(30), 12]) {
      const body = { lines: [{ lineId: 'line_x', amount }], reason: 'x' };
      const answer = await callOperation(door.url, invoiceOperations.credit, {
        key: someone.key,
        params: { id: invoice.id },
        body,
      });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/lines/0/amount' }] } });
    }
  });
});
