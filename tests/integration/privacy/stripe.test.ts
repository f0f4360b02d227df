import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { customers } from '#db/schema/billing';
import { erasures } from '#db/schema/privacy';
import { updateProfile } from '#lib/auth/people/update-profile';
import { stripeCustomerOf } from '#lib/billing/stripe/stripe-customer';
import { erasePerson } from '#lib/privacy/erasure/erase-person';
import { requestErasure } from '#lib/privacy/erasure/request-erasure';
import { ctxOf, goodPassword, makePerson } from '#tests/integration/auth/people';
import { eventRow, issuedInvoice, tell } from '#tests/integration/billing/stripe-world';
import { whereFound } from '#tests/integration/privacy/search-everything';

const fake = await vi.hoisted(async () => (await import('#tests/integration/billing/stripe-set-up')).setUpStripe());
afterAll(() => fake.close());

const { db } = database();
const marker = 'QzPayerQz';
const email = `${marker.toLowerCase()}@example.org`;
let payer: Awaited<ReturnType<typeof makePerson>>;
let customer: string;
let invoiceId: string;

beforeAll(async () => {
  await makePerson('admin');
  payer = await makePerson('engineer', { email, name: `${marker} Lovelace` });
  customer = await stripeCustomerOf(db, payer.id);
  invoiceId = (await issuedInvoice(payer.id)).id;
});

/** Erases an account, as if its grace period were over. */
async function erase({ ctx }: typeof payer) {
  const wish = { currentPassword: goodPassword, confirmation: 'erase my account', handsOverModels: false } as const;
  const { id } = await requestErasure(ctx, wish);
  await db
    .update(erasures)
    .set({ dueAt: new Date(Date.now() - 1_000) })
    .where(eq(erasures.id, id));
  await erasePerson(ctxOf({ kind: 'system' }), { id });
}

test('an erasure deletes the customer at Stripe, and unlinks them here', async () => {
  await updateProfile(payer.ctx, { name: `${marker} Byron` });
  await erase(payer);
  expect(fake.account.customers.get(customer)).toMatchObject({ deleted: true });
  const jobs = await db.execute(sql`select 1 from pgboss.job where data ->> 'userId' = ${payer.id}`);
  expect(jobs, 'Stripe would be told of somebody who is gone').toHaveLength(0);
  const [row] = await db.select().from(customers).where(eq(customers.userId, payer.id));
  expect(row).toMatchObject({ stripeCustomerId: null, name: `Customer ${payer.id}` });
  expect(await whereFound(marker)).toEqual([]);
});

test('an erasure goes on where Stripe has the customer no more', async () => {
  const person = await makePerson();
  const id = await stripeCustomerOf(db, person.id);
  fake.account.customers.delete(id);
  await erase(person);
  const [row] = await db.select().from(customers).where(eq(customers.userId, person.id));
  expect(row).toMatchObject({ stripeCustomerId: null });
});

test.each([
  [
    'that the customer was deleted',
    'customer.deleted',
    () => ({ id: customer, object: 'customer', email, name: marker }),
  ],
  [
    'late of a payment',
    'checkout.session.expired',
    () => ({ id: 'cs_late', object: 'checkout.session', customer_details: { email }, metadata: { invoiceId } }),
  ],
  [
    'late of a refund',
    'charge.refunded',
    () => ({
      id: 'ch_late',
      object: 'charge',
      amount_refunded: 100,
      currency: 'eur',
      billing_details: { email, name: marker },
      metadata: { invoiceId },
    }),
  ],
])('what Stripe tells %s, with name and e-mail, is not kept', async (_, type, object) => {
  const event = fake.account.event(type, object());
  await tell(event);
  expect(await eventRow(event.id)).toEqual(expect.objectContaining({ body: {}, handledAt: expect.any(Date) }));
  expect(await whereFound(marker)).toEqual([]);
});

test('what Stripe tells of somebody else is kept for its time', async () => {
  const { id } = await issuedInvoice((await makePerson()).id);
  const session = { id: 'cs_other', object: 'checkout.session', metadata: { invoiceId: id } };
  const event = fake.account.event('checkout.session.expired', session);
  await tell(event);
  expect(JSON.stringify((await eventRow(event.id))!.body)).toContain(id);
});
