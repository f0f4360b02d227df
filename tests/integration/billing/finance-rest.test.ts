import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { listBillingAudit } from '#lib/audit/list-billing-audit';
import { recordAudit } from '#lib/audit/record-audit';
import { CustomerDetail } from '#lib/billing/finance/get-customer';
import { CustomerPage } from '#lib/billing/finance/list-customers';
import { PeriodPreview } from '#lib/billing/finance/preview-period';
import { closePeriod } from '#lib/billing/invoices/close-period';
import { grantCredit } from '#lib/billing/invoices/grant-credit';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { notFound } from '#lib/errors';
import { financeOperations } from '#lib/http/operations/finance';
import { makePerson } from '#tests/integration/auth/people';
import { makeCustomer } from '#tests/integration/billing/used';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { addAnswered } from '#tests/integration/usage/calls';
import { callOperation, type OperationCall } from '#tests/support/call-operation';

let door: ApiDoor;
let finance: Awaited<ReturnType<typeof makePerson>>;
let key: string;
let customer: Awaited<ReturnType<typeof makeCustomer>>;

beforeAll(async () => {
  door = await apiDoors['route handlers of Next']();
  finance = await makePerson('finance');
  key = (await keyOf(finance.ctx, { scopes: ['finance'] })).key;
  customer = await makeCustomer();
  const call = { userId: customer.id, modelId: 'mdl_a', versionId: 'ver_a' };
  await addAnswered([
    { ...call, atMs: Date.parse('2026-03-04T10:00:00Z'), units: 400 },
    { ...call, atMs: Date.parse('2026-03-05T10:00:00Z'), units: 10, cached: true },
  ]);
  await meterUsage(database().db);
});
afterAll(() => door.close());

const paths: Record<keyof typeof financeOperations, OperationCall> = {
  revenue: { query: { from: '2026-01', to: '2026-03' } },
  expected: {},
  receivables: {},
  listCustomers: {},
  getCustomer: { params: { id: 'usr_somebody' } },
  listPeriods: {},
  previewPeriod: { params: { period: '2026-03' } },
  export: { params: { what: 'invoices' }, query: { from: '2026-01', to: '2026-03' } },
  listAudit: {},
};
const operations = Object.entries(financeOperations).map(([name, operation]) => {
  const call = Object.entries(paths).find(([of]) => of === name)![1];
  return { id: operation.about.id, operation, call };
});

test.each(operations)(
  '$id is for finance: an engineer and an end user are refused, and that is written down',
  async ({ id, operation, call }) => {
    for (const role of ['engineer', 'end-user'] as const) {
      const person = await makePerson(role);
      const { key } = await keyOf(person.ctx, { scopes: ['finance', 'billing'] });
      expect(await callOperation(door.url, operation, { ...call, key })).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
      const rows = await database().db.select().from(auditLog).where(eq(auditLog.userId, person.id));
      expect(rows).toMatchObject([{ action: id, outcome: 'refused', code: 'forbidden', target: call.params ?? {} }]);
    }
  },
);

test('what finance asks for that cannot be is refused with where and why', async () => {
  const refused = async (operation: (typeof operations)[number]['operation'], call: OperationCall, pointer: string) =>
    expect(await callOperation(door.url, operation, { key, ...call })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    });
  const { revenue, previewPeriod, receivables, listCustomers } = financeOperations;
  await refused(revenue, { query: { from: '2026-03', to: '2026-02' } }, '/to');
  await refused(revenue, { query: { from: '2020-01', to: '2026-02' } }, '/to');
  await refused(revenue, { query: { from: '2026-13', to: '2027-01' } }, '/from');
  await refused(previewPeriod, { params: { period: 'march' } }, '/period');
  await refused(receivables, { query: { cursor: '1_' } }, '/cursor');
  await refused(listCustomers, { query: { cursor: "1_usr_' or true" } }, '/cursor');
  const { export: exports, getCustomer } = financeOperations;
  const span = { from: '2026-01', to: '2026-02' };
  expect((await callOperation(door.url, exports, { key, params: { what: 'secrets' }, query: span })).status).toBe(422);
  expect((await callOperation(door.url, getCustomer, { key, params: { id: 'usr_nobody' } })).status).toBe(404);
});

test('a customer is listed with usage against plan and the cost so far, and read with all that finance knows', async () => {
  const query = { q: customer.email.slice(0, 20), period: '2026-03' };
  const { body } = await callOperation(door.url, financeOperations.listCustomers, { key, query });
  const { data } = CustomerPage.parse(body);
  // 9.90 base; of 400 units 150 are free and 250 cost 0.0333; 10 from the cache cost 0.0041.
  expect(data).toMatchObject([
    {
      id: customer.id,
      units: 410,
      freeUnits: 150,
      percentUsed: 273,
      cost: '18.27',
      amountDue: '0.00',
      revenue: '0.00',
    },
  ]);
  const answer = await callOperation(door.url, financeOperations.getCustomer, { key, params: { id: customer.id } });
  expect(CustomerDetail.parse(answer.body)).toMatchObject({ id: customer.id, plan: { name: 'Tested' }, credits: [] });
});

test('customers are paged by use without one twice or missing', async () => {
  const others = await Promise.all(Array.from({ length: 5 }, () => makeCustomer()));
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { limit: '2', period: '2026-03', ...(cursor && { cursor }) };
    const { body } = await callOperation(door.url, financeOperations.listCustomers, { key, query });
    const page = CustomerPage.parse(body);
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen[0]).toBe(customer.id);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(others.map(({ id }) => id)));
});

test('a preview says what closing makes, and what is odd; a closed month has none', async () => {
  await grantCredit(finance.ctx, { userId: customer.id, amount: '5.00', reason: 'Goodwill' });
  const free = await makePerson('end-user', { name: 'Freda' });
  const late = { userId: free.id, modelId: 'mdl_a', versionId: 'ver_a', units: 3 };
  await addAnswered([{ ...late, atMs: Date.parse('2026-03-06T10:00:00Z') }]);
  const preview = async () => {
    const params = { period: '2026-03' };
    return callOperation(door.url, financeOperations.previewPeriod, { key, params });
  };
  const before = PeriodPreview.parse((await preview()).body);
  expect(before.odd.map(({ kind }) => kind)).toEqual(['no-seller', 'unmetered', 'no-address']);
  await meterUsage(database().db);
  const after = PeriodPreview.parse((await preview()).body);
  expect(after).toMatchObject({ closable: 'now', firstToClose: '2026-03' });
  expect(after.odd.find(({ kind }) => kind === 'unpriced')?.customers).toEqual([{ id: free.id, name: 'Freda' }]);
  expect(after.data.find(({ customer: { id } }) => id === customer.id)).toMatchObject({
    units: 410,
    subtotal: '13.27',
  });

  const closed = await closePeriod(finance.ctx, { period: '2026-03' });
  const { invoices, subtotal, tax, total } = after;
  expect(closed).toMatchObject({ invoices, subtotal, tax, total });
  expect(await preview()).toMatchObject({ status: 409, body: { code: 'conflict' } });
});

test('the audit log is read by outcome and action, page by page, without what is not of billing', async () => {
  const { db } = database();
  const refuse = (action: string, target: Record<string, string>) =>
    recordAudit(db, { actor: finance.ctx.actor, action, target, refusal: notFound('page'), requestId: 'req_test' });
  await refuse('page', { path: '/people' });
  await refuse('page', { path: '/finance/customers' });
  await refuse('createModel', {});
  await refuse('closePeriod', { period: '2026-03' });
  await refuse('movePlan', { id: customer.id });
  const { data } = await listBillingAudit(finance.ctx, { outcome: 'refused', limit: 3 });
  expect(data.map(({ action }) => action)).toEqual(['movePlan', 'closePeriod', 'page']);
  expect(data[0]!.customer).toEqual({ id: customer.id, name: customer.name });
  expect((await listBillingAudit(finance.ctx, { action: 'page' })).data.map(({ target }) => target)).toEqual([
    { path: '/finance/customers' },
  ]);
  const first = await listBillingAudit(finance.ctx, { limit: 1 });
  const second = await listBillingAudit(finance.ctx, { limit: 1, cursor: first.nextCursor! });
  expect([...first.data, ...second.data].map(({ action }) => action)).toEqual(['movePlan', 'closePeriod']);
  expect((await listBillingAudit(finance.ctx, { outcome: 'done', action: 'movePlan' })).data).toEqual([]);
});
