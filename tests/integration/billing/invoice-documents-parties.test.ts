import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import type { Role } from '#lib/auth/permissions';
import { buyersOf } from '#lib/billing/customers/buyer';
import type { Seller } from '#lib/billing/seller';
import { billingOperations } from '#lib/http/operations/billing';
import { exampleSeller } from '#lib/http/operations/examples/billing';
import { makePerson } from '#tests/integration/auth/people';
import { writeInvoice } from '#tests/integration/billing/written-invoices';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { callOperation, type OperationCall } from '#tests/support/call-operation';

let door: ApiDoor;
let finance: Person;
let customer: Person;
type Person = Awaited<ReturnType<typeof personWithKey>>;

beforeAll(async () => {
  door = await apiDoors['route handlers of Next']();
  finance = await personWithKey('finance');
  customer = await personWithKey('end-user');
});
afterAll(() => door.close());

async function personWithKey(role: Role) {
  const person = await makePerson(role, { name: 'Account Name' });
  const key = await createApiKey(person.ctx, {
    name: 'x',
    scopes: usableScopes(person.ctx.actor),
    limit: 'plan',
    expiresAt: null,
  });
  return { ...person, key: key.key };
}

const call = (name: keyof typeof billingOperations, { key }: Person, more: OperationCall = {}) =>
  callOperation(door.url, billingOperations[name], { key, ...more });
const saveSeller = (more: Partial<Seller>, as = finance) =>
  call('saveSeller', as, { body: { ...exampleSeller, ...more } });
const details = { name: 'Ada Ltd', address: 'A\nB', country: 'UK', taxId: 'GB1', email: 'bills@example.org' };
const buyer = async ({ id }: Person) => (await buyersOf(database().db, [id])).get(id);

test('what a customer says of themselves stands on their invoices; what they leave empty comes from their account', async () => {
  expect(await buyer(customer)).toMatchObject({ buyer: { name: 'Account Name', email: customer.email } });
  const saved = await call('saveDetails', customer, { body: { ...details, address: 'A\r\nB' } });
  expect(saved).toMatchObject({ status: 200, body: { details, credit: '0.00', taxRatePercent: null } });
  expect(await buyer(customer)).toEqual({ buyer: details, taxRatePercent: null });
  await call('saveDetails', customer, { body: { ...details, name: '', email: '' } });
  expect(await buyer(customer)).toMatchObject({ buyer: { name: 'Account Name', email: customer.email } });
});

test.each([
  ['/email', { email: 'no address' }],
  ['/name', { name: 'two\nlines' }],
  ['/name', { name: 'nul\0' }],
  ['/name', { name: 'half \ud800' }],
  ['/address', { address: `${'a\n'.repeat(10)}a` }],
  ['/address', { address: 'x'.repeat(501) }],
])('details that cannot be printed are refused with their place: %s %o', async (pointer, more) => {
  const { status, body } = await call('saveDetails', customer, { body: { ...details, ...more } });
  expect([status, (body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)]).toEqual([
    422,
    [pointer],
  ]);
});

test('finance gives a customer a tax rate of their own and takes it back; nobody else does', async () => {
  const params = { id: customer.id };
  const change = (body: unknown, as = finance) => call('changeCustomer', as, { params, body });
  expect(await change({ taxRatePercent: '8.100' })).toMatchObject({ status: 200, body: { taxRatePercent: '8.1' } });
  expect(await change({ details: { taxId: 'CHE-1' } })).toMatchObject({
    body: { taxRatePercent: '8.1', details: { taxId: 'CHE-1', country: details.country } },
  });
  expect(await buyer(customer)).toMatchObject({ taxRatePercent: '8.1' });
  expect(await change({ taxRatePercent: null })).toMatchObject({ body: { taxRatePercent: null } });
  expect(await change({})).toMatchObject({ status: 200 });
  for (const rate of ['-1', '100', '8,1', 8]) expect((await change({ taxRatePercent: rate })).status).toBe(422);
  expect((await change({ taxRatePercent: '0' }, customer)).status).toBe(403);
  const nobody = { params: { id: 'usr_nobody' }, body: { taxRatePercent: '1' } };
  expect((await call('changeCustomer', finance, nobody)).status).toBe(404);
});

test('the currency changes until there are invoices, and never after; the rest always', async () => {
  expect((await saveSeller({}, customer)).status).toBe(403);
  expect((await call('getSeller', customer)).status).toBe(403);
  expect((await saveSeller({ currency: 'XXY' })).status).toBe(422);
  expect((await saveSeller({ currency: 'CHF' })).status).toBe(200);
  await writeInvoice({ userId: customer.id, period: '2026-03' });
  expect((await saveSeller({ currency: 'EUR' })).status).toBe(409);
  expect((await saveSeller({ currency: 'CHF', name: 'Renamed' })).status).toBe(200);
  expect(await call('getSeller', finance)).toMatchObject({ body: { currency: 'CHF', name: 'Renamed' } });
});
