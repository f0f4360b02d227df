import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { customers } from '#db/schema/billing';
import { changeEmail } from '#lib/auth/email-change/change-email';
import { makeLink } from '#lib/auth/links/make-link';
import { updateProfile } from '#lib/auth/people/update-profile';
import { changeCustomer } from '#lib/billing/customers/change-customer';
import { saveBillingDetails } from '#lib/billing/customers/save-billing-details';
import { stripeCustomerOf } from '#lib/billing/stripe/stripe-customer';
import { updateStripeCustomer } from '#lib/billing/stripe/update-stripe-customer';
import { systemContext } from '#lib/system-context';
import { makePerson } from '#tests/integration/auth/people';

const fake = await vi.hoisted(async () => (await import('#tests/integration/billing/stripe-set-up')).setUpStripe());
afterAll(() => fake.close());
afterEach(() => fake.mend());

const { db } = database();
const atStripe = (id: string) => fake.account.customers.get(id);
const noDetails = { name: '', address: '', country: '', taxId: '', email: '' };

async function payer() {
  const person = await makePerson('engineer', { name: 'Ada Byron' });
  return { ...person, customer: await stripeCustomerOf(db, person.id) };
}

/** Does what a worker does with the jobs of a person; gives how many there were. */
async function work(userId: string): Promise<number> {
  const jobs = await db.execute(sql`
    delete from pgboss.job where name = 'update-stripe-customer' and data ->> 'userId' = ${userId} returning id`);
  for (const _ of jobs) await updateStripeCustomer(systemContext(db), { userId });
  return jobs.length;
}

test('a new name or e-mail of an account reaches Stripe', async () => {
  const { id, ctx, customer } = await payer();
  await updateProfile(ctx, { name: 'Ada Lovelace' });
  expect(await work(id)).toBe(1);
  expect(atStripe(customer)).toMatchObject({ name: 'Ada Lovelace', email: `${id}@example.org` });

  const email = `new-${id.toLowerCase()}@example.org`;
  const { token } = await db.transaction((tx) => makeLink(tx, { purpose: 'change-email', userId: id, email }));
  await changeEmail(ctx, { token });
  expect(await work(id)).toBe(1);
  expect(atStripe(customer)).toMatchObject({ name: 'Ada Lovelace', email });
});

test('what a customer, or finance, says of them for invoices reaches Stripe', async () => {
  const { id, ctx, customer } = await payer();
  await saveBillingDetails(ctx, { ...noDetails, name: 'Engines Ltd', email: 'bills@example.org' });
  expect(await work(id)).toBe(1);
  expect(atStripe(customer)).toMatchObject({ name: 'Engines Ltd', email: 'bills@example.org' });

  const finance = await makePerson('finance');
  await changeCustomer(finance.ctx, { id, changes: { details: { name: '' } } });
  expect(await work(id)).toBe(1);
  expect(atStripe(customer)).toMatchObject({ name: 'Ada Byron', email: 'bills@example.org' });
});

test('whatever changes while Stripe is told, it ends with what stands', async () => {
  const { id, ctx, customer } = await payer();
  await updateProfile(ctx, { name: 'First' });
  fake.fail(/customers/, { slowMs: 300 });
  const before = fake.calls.length;
  const slow = work(id);
  await expect.poll(() => fake.calls.length).toBe(before + 1);
  await updateProfile(ctx, { name: 'Second' });
  await Promise.all([slow, work(id)]);
  expect(atStripe(customer)).toMatchObject({ name: 'Second' });
});

test('a Stripe that fails is told later; a customer it has no more is unlinked; who is none there is left alone', async () => {
  const { id, ctx, customer } = await payer();
  await updateProfile(ctx, { name: 'Ada Lovelace' });
  fake.fail(/customers/, 401);
  await expect(updateStripeCustomer({ db }, { userId: id })).rejects.toThrow('API Key');
  await work(id);
  expect(atStripe(customer)).toMatchObject({ name: 'Ada Lovelace' });

  fake.account.customers.set(customer, { id: customer, object: 'customer', deleted: true });
  await updateStripeCustomer({ db }, { userId: id });
  const [row] = await db.select().from(customers).where(eq(customers.userId, id));
  expect(row!.stripeCustomerId).toBeNull();

  const calls = fake.calls.length;
  await updateStripeCustomer({ db }, { userId: id });
  expect(fake.calls).toHaveLength(calls);
});
