import { and, eq } from 'drizzle-orm';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { models } from '#db/schema/registry';
import { usageHours } from '#db/schema/usage';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import type { Role, Scope } from '#lib/auth/permissions';
import { type InvoiceDocument, type InvoicePage, InvoicePage as Page } from '#lib/billing/invoices/invoice-document';
import { invoicesQuery, type ListInvoices } from '#lib/billing/invoices/list-invoices';
import { formatMinor, parseMinor, percentOf } from '#lib/billing/money';
import { invoiceOperations } from '#lib/http/operations/invoices';
import { newId } from '#lib/ids';
import { makePerson } from '#tests/integration/auth/people';
import { writeInvoice } from '#tests/integration/billing/written-invoices';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { planOf } from '#tests/integration/usage/calls';
import { callOperation, type OperationCall } from '#tests/support/call-operation';

let door: ApiDoor;
let finance: Person;
let ada: Person;
let stranger: Person;
type Person = Awaited<ReturnType<typeof personWithKey>>;

beforeAll(async () => {
  door = await apiDoors['route handlers of Next']();
  finance = await personWithKey('finance', 'Fiona');
  ada = await personWithKey('end-user', 'Ada Lovelace');
  stranger = await personWithKey('end-user', 'Stranger');
});
afterAll(() => door.close());

async function personWithKey(role: Role, name: string, wished: Scope[] = ['billing', 'finance']) {
  const person = await makePerson(role, { name });
  const scopes = usableScopes(person.ctx.actor).filter((scope) => wished.includes(scope));
  const { key } = await createApiKey(person.ctx, { name: 'test', scopes, limit: 'plan', expiresAt: null });
  return { ...person, key };
}

const call = (name: 'list' | 'get', person: Person, more: OperationCall = {}) =>
  callOperation(door.url, invoiceOperations[name], { key: person.key, ...more });
const read = async (person: Person, id: string) =>
  (await call('get', person, { params: { id } })).body as InvoiceDocument;
const list = async (person: Person, query: Record<string, string> = {}): Promise<InvoicePage> =>
  Page.parse((await call('list', person, { query })).body);
const pdfOf = (person: Person, id: string) =>
  fetch(`${door.url}/api/v1/invoices/${id}.pdf`, { headers: { authorization: `Bearer ${person.key}` } });

test('an invoice has the same line ids and amounts as JSON and as PDF, and its sums are those of its lines', async () => {
  const customer = await personWithKey('end-user', 'Ada');
  const id = await writeInvoice({ userId: customer.id, number: `T-${customer.id}`, buyerName: 'Άδα Λάβλεϊς' });
  const invoice = await read(customer, id);
  expect(invoice).toMatchObject({
    number: `T-${customer.id}`,
    subtotal: '43.31',
    tax: '8.23',
    total: '51.54',
    amountDue: '51.54',
  });
  const sum = invoice.lines.reduce((total, { amount }) => total + parseMinor(amount, 2), 0n);
  expect(formatMinor(sum, 2)).toBe(invoice.subtotal);
  expect(formatMinor(percentOf(sum, invoice.taxRatePercent), 2)).toBe(invoice.tax);

  const answer = await pdfOf(customer, id);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(answer.headers.get('content-disposition')).toContain(`T-${customer.id}.pdf`);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.arrayBuffer())), {
    mergePages: true,
  });
  for (const line of invoice.lines)
    for (const part of [line.id, line.amount, line.unitPrice]) expect(text).toContain(part);
  for (const part of [invoice.total, 'Άδα Λάβλεϊς']) expect(text).toContain(part);
});

test('what was used stands under its own day, of whichever month, and only what is billed with the period', async () => {
  const { db } = database();
  const customer = await personWithKey('end-user', 'Used');
  const modelId = newId('model');
  await db
    .insert(models)
    .values({ id: modelId, slug: 'used-model', name: 'x', ownerId: ada.id, visibility: 'private' });
  const hours = (at: string, period: string, units: number, cached = false) => ({
    userId: customer.id,
    hour: new Date(at),
    period,
    modelId,
    versionId: 'ver_a',
    cached,
    predictions: 1,
    units,
  });
  await db
    .insert(usageHours)
    .values([
      hours('2026-10-03T00:00:00Z', '2026-10', 5),
      hours('2026-10-03T23:00:00Z', '2026-10', 7),
      hours('2026-10-03T23:00:00Z', '2026-10', 2, true),
      hours('2026-09-30T23:00:00Z', '2026-10', 11),
      hours('2026-10-31T23:00:00Z', '2026-11', 100),
    ]);
  const { days } = await read(customer, await writeInvoice({ userId: customer.id, number: 'T-2' }));
  expect(days).toEqual([
    { day: '2026-09-30', model: 'used-model', units: 11, cachedUnits: 0 },
    { day: '2026-10-03', model: 'used-model', units: 12, cachedUnits: 2 },
  ]);
});

test('a customer sees no draft and nobody else’s invoice, neither in lists nor as JSON nor as PDF; being refused is in the audit log', async () => {
  const customer = await personWithKey('end-user', 'Only');
  const issued = await writeInvoice({ userId: customer.id, number: 'T-3' });
  const draft = await writeInvoice({ userId: customer.id, period: '2026-09' });
  expect((await list(customer)).data.map(({ id }) => id)).toEqual([issued]);
  for (const [person, id] of [
    [customer, draft],
    [stranger, issued],
  ] as const) {
    expect((await call('get', person, { params: { id } })).status).toBe(404);
    expect((await pdfOf(person, id)).status).toBe(404);
    const refusals = await database()
      .db.select()
      .from(auditLog)
      .where(and(eq(auditLog.userId, person.id), eq(auditLog.outcome, 'refused')));
    expect(refusals.map(({ action, code }) => [action, code]).toSorted()).toEqual([
      ['getInvoice', 'not-found'],
      ['getInvoicePdf', 'not-found'],
    ]);
  }
  const queries: Record<string, string>[] = [{ all: 'true' }, { customer: customer.id }];
  for (const query of queries) {
    expect((await call('list', stranger, { query })).status).toBe(403);
    const seen = await list(finance, { ...query, limit: '200' });
    expect(seen.data.length).toBeGreaterThan(0);
  }
  expect((await list(finance, { customer: customer.id })).data.map(({ id }) => id)).toEqual([draft, issued]);
  expect((await read(finance, draft)).status).toBe('draft');
});

test('finance finds invoices by number, and by part of a customer’s name or address', async () => {
  const customer = await personWithKey('end-user', 'Grace 100%_Hopper');
  const id = await writeInvoice({ userId: customer.id, number: 'T-4711' });
  for (const q of ['T-4711', 't-4711', 'e 100%_H', 'GRACE', customer.email.slice(4, 30)]) {
    const found = (await list(finance, { all: 'true', q })).data.map((invoice) => invoice.id);
    expect(found, q).toEqual([id]);
  }
  expect((await list(finance, { all: 'true', q: 'e 100_%' })).data).toEqual([]);
});

test('pages of a list follow each other without gap or repetition', async () => {
  const customer = await personWithKey('end-user', 'Pages');
  const ids: string[] = [];
  for (let k = 1; k <= 5; k++)
    ids.push(await writeInvoice({ userId: customer.id, period: `2026-0${k}`, number: `P-${k}` }));
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: InvoicePage = await list(customer, { limit: '2', ...(cursor && { cursor }) });
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(ids.toSorted().toReversed());
});

test('what credit notes took back is no longer due, in lists as in the invoice', async () => {
  const id = await writeInvoice({ userId: ada.id, period: '2026-07', number: 'T-5' });
  const line = { description: 'x', quantity: 1n, unitPrice: '-10', amountMinor: -1000n };
  const note = { userId: ada.id, period: '2026-07', kind: 'credit-note', correctsId: id, lines: [line] } as const;
  const noteId = await writeInvoice({ ...note, lines: [line], number: 'CN-T-1' });
  await writeInvoice({ ...note, lines: [line] });
  const { amountDue, creditNotes } = await read(ada, id);
  expect([amountDue, creditNotes]).toEqual([
    '39.64',
    [{ id: noteId, number: 'CN-T-1', total: '-11.90', issuedAt: expect.any(String) }],
  ]);
  const listed = (await list(ada, { period: '2026-07' })).data.find((invoice) => invoice.id === id);
  expect(listed?.amountDue).toBe('39.64');
  expect(await read(ada, noteId)).toMatchObject({ amountDue: '0.00', corrects: { id, number: 'T-5' }, days: [] });
});

describe('with many invoices', () => {
  beforeAll(async () => {
    await database().sql`
      insert into invoices (id, kind, status, number, user_id, period, plan_id, plan_name, currency, seller, buyer,
        tax_rate_percent, subtotal_minor, tax_minor, total_minor)
      select 'inv_' || lpad(n::text, 26, '0'), 'credit-note', case when n % 50 = 0 then 'open' else 'paid' end, 'M-' || n,
        'usr_many' || n % 2000, '2025-' || lpad((1 + n % 12)::text, 2, '0'), 'team', 'Team', 'EUR', '{}', '{"name":"x"}', 0, 1, 0, 1
      from generate_series(1, 40000) as n`;
  });

  test.each<ListInvoices>([
    {},
    { all: true },
    { customer: 'usr_many7' },
    { all: true, status: 'open' },
    { all: true, period: '2025-03' },
    { all: true, q: 'M-77' },
    { all: true, cursor: `inv_${'5'.repeat(26)}` },
  ])('a page of %o is read by index', async (input) => {
    const nodes = await planOf(invoicesQuery(finance.ctx, input, 11).toSQL());
    const read = nodes.filter((node) => node['Relation Name'] === 'invoices');
    expect(read.length).toBeGreaterThan(0);
    for (const node of read) {
      expect(node['Node Type']).not.toBe('Seq Scan');
      expect(node['Actual Rows']).toBeLessThanOrEqual(20);
    }
  });
});
