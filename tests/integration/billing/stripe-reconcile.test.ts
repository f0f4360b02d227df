import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { stripeCheckouts, stripeEvents, stripeMeterEvents, stripeReconciliations } from '#db/schema/billing';
import { compareWithStripe } from '#lib/billing/stripe/compare-with-stripe';
import { createCheckout } from '#lib/billing/stripe/create-checkout';
import { reconcileStripe } from '#lib/billing/stripe/reconcile-stripe';
import { reconcileStripeDaily } from '#lib/billing/stripe/reconcile-stripe-daily';
import { stripeStatus } from '#lib/billing/stripe/stripe-status';
import { makePerson } from '#tests/integration/auth/people';
import { customerAtStripe, issuedInvoice, tell } from '#tests/integration/billing/stripe-world';

const fake = await vi.hoisted(async () => (await import('#tests/integration/billing/stripe-set-up')).setUpStripe());
afterAll(() => fake.close());
afterEach(() => fake.mend());

const { db } = database();
const dayMs = 86_400_000;
const today = Math.floor(Date.now() / dayMs) * dayMs;
const later = new Date(Date.now() + 20 * 60_000);

beforeEach(async () => {
  for (const table of [stripeMeterEvents, stripeEvents, stripeCheckouts, stripeReconciliations]) await db.delete(table);
  fake.account.meterEvents.clear();
  fake.account.sessions.clear();
});

let made = 0;
async function customer() {
  const id = `cus_rec${++made}`;
  fake.account.customers.set(id, { id, object: 'customer' } as never);
  return { ...(await customerAtStripe(id)), stripeId: id };
}

type Told = { here?: number; atStripe?: number; hoursAgo?: number; sentAt?: Date };

/** Units of yesterday that we sent, and that Stripe counts. */
async function told({ here = 0, atStripe = 0, hoursAgo = 5, sentAt = new Date(Date.now() - dayMs / 2) }: Told) {
  const { id, stripeId, email } = await customer();
  const hour = new Date(today - hoursAgo * 3_600_000);
  const identifier = `${id}_${hoursAgo}`;
  if (here > 0) await db.insert(stripeMeterEvents).values({ identifier, userId: id, hour, units: here, sentAt });
  if (atStripe > 0) {
    const timestamp = hour.getTime() / 1000;
    fake.account.meterEvents.set(identifier, { customer: stripeId, value: atStripe, timestamp, takenAtMs: 0 });
  }
  return { id, email };
}

async function openPage() {
  const { ctx, id } = await makePerson();
  const invoice = await issuedInvoice(id);
  const { url } = await createCheckout(ctx, { id: invoice.id }, 'https://x.example');
  return { sessionId: url.split('/').at(-1)!, invoice };
}

const compare = () => reconcileStripe(db, { now: later });

test('where both agree there is no difference, and the report is kept', async () => {
  await told({ here: 12, atStripe: 12 });
  await told({ here: 7, atStripe: 7, hoursAgo: 24 * 30 });
  const { sessionId } = await openPage();
  await tell(fake.account.event('checkout.session.completed', fake.account.pay(sessionId)));
  await openPage();
  const report = await compare();
  expect(report).toMatchObject({ differences: [], isComplete: true });
  const { ctx } = await makePerson('finance');
  expect((await stripeStatus(ctx)).lastReport).toEqual(report);
});

test('units that Stripe lacks, or has too many of, are told by customer and day with both numbers', async () => {
  const lacking = await told({ here: 12, atStripe: 10 });
  const lost = await told({ here: 5 });
  const foreign = await told({ atStripe: 3 });
  const { differences, isComplete } = await compare();
  const day = new Date(today - 1).toISOString().slice(0, 10);
  expect(differences.map(({ kind, customerId, here, atStripe }) => [kind, customerId, here, atStripe])).toEqual([
    ['usage', lacking.id, '12', '10'],
    ['usage', lost.id, '5', '0'],
    ['usage', foreign.id, '0', '3'],
  ]);
  expect(differences[0]!.text).toBe(`${lacking.email}, ${day}: Stripe was told of 12 units and counts 10.`);
  expect(isComplete).toBe(true);
});

test('a customer that Stripe has no more is told, and the others are compared all the same', async () => {
  const gone = await customer();
  fake.account.customers.delete(gone.stripeId);
  const lacking = await told({ here: 12, atStripe: 10 });
  const { differences, isComplete } = await compare();
  expect(differences).toMatchObject([
    { kind: 'usage', customerId: gone.id, text: expect.stringContaining('any more') },
    { kind: 'usage', customerId: lacking.id },
  ]);
  expect(isComplete).toBe(true);
  fake.account.customers.set(gone.stripeId, { id: gone.stripeId, object: 'customer' } as never);
});

test('a day of which Stripe was told just now is compared the next time, since Stripe adds up later', async () => {
  await told({ here: 12, sentAt: later });
  expect((await compare()).differences).toEqual([]);
});

test('a payment that only Stripe has, and one that only we have, are told', async () => {
  const missed = await openPage();
  fake.account.pay(missed.sessionId);
  const ours = await openPage();
  await tell(fake.account.event('checkout.session.completed', fake.account.pay(ours.sessionId)));
  fake.account.sessions.delete(ours.sessionId);
  const unkept = await openPage();
  fake.account.pay(unkept.sessionId);
  await db.delete(stripeCheckouts).where(eq(stripeCheckouts.sessionId, unkept.sessionId));
  const { differences } = await compare();
  expect(differences.map(({ kind, invoiceId, here, atStripe }) => [kind, invoiceId, here, atStripe])).toEqual([
    ['payment', unkept.invoice.id, 'not paid', 'paid'],
    ['payment', missed.invoice.id, 'not paid', 'paid'],
    ['payment', ours.invoice.id, 'paid', 'not paid'],
  ]);
});

test('events that were not handled or need somebody, and usage that Stripe does not take, are told', async () => {
  const old = new Date(Date.now() - 20 * 60_000);
  const event = { type: 'customer.deleted', body: {}, createdAt: old, receivedAt: old };
  await db.insert(stripeEvents).values([
    { ...event, id: 'evt_waits' },
    { ...event, id: 'evt_fresh', receivedAt: later },
    { ...event, id: 'evt_problem', handledAt: old, problem: 'gave back 2 EUR' },
    { ...event, id: 'evt_done', handledAt: old },
  ]);
  const hour = new Date(today - 5 * 3_600_000);
  await db.insert(stripeMeterEvents).values([
    { identifier: 'a', userId: 'usr_a', hour, units: 3, problem: 'No such customer' },
    { identifier: 'b', userId: 'usr_b', hour, units: 4 },
  ]);
  const { differences } = await compare();
  expect(differences.map(({ kind, text }) => [kind, text])).toEqual([
    ['event', 'customer.deleted (evt_waits): it was not handled yet.'],
    ['event', 'customer.deleted (evt_problem): gave back 2 EUR'],
    ['meter-event', expect.stringMatching(/^3 units of usr_a, .* No such customer$/)],
    ['meter-event', expect.stringMatching(/^4 units of usr_b, .* not told of them yet\.$/)],
  ]);
});

test.each(['cut', 429, 401] as const)(
  'a Stripe that cannot be read (%s) leaves a report that says so, with what was read',
  async (fault) => {
    const unsent = {
      identifier: 'c',
      userId: 'usr_c',
      hour: new Date(today - dayMs),
      units: 3,
      problem: 'No such customer',
    };
    await db.insert(stripeMeterEvents).values(unsent);
    fake.fail(/event_summaries/, fault, 100);
    await told({ here: 1 });
    const { isComplete, differences } = await compare();
    expect(isComplete).toBe(false);
    expect(differences.map(({ kind }) => kind)).toEqual(['meter-event', 'unread']);
  },
);

test('without its meter at Stripe the report says so; without time, that there was none', async () => {
  await told({ here: 1 });
  const [meter] = fake.account.meters.splice(0);
  expect(await compare()).toMatchObject({
    isComplete: false,
    differences: [{ text: expect.stringContaining('no active meter') }],
  });
  fake.account.meters.push(meter!);
  const hurried = await reconcileStripe(db, { now: later, limitMs: -1 });
  expect(hurried.isComplete).toBe(false);
});

test('lists of Stripe that have several pages are read to the end', async () => {
  const { ctx } = await makePerson();
  for (let i = 0; i < 101; i++) {
    const id = `cs_test_page${i}`;
    fake.account.sessions.set(id, {
      id,
      created: today / 1000 - i,
      metadata: {},
      payment_status: 'unpaid',
      status: 'open',
    } as never);
  }
  const first = {
    id: 'cs_test_first',
    created: today / 1000 - 200,
    metadata: { invoiceId: 'inv_z' },
    payment_status: 'paid',
  };
  fake.account.sessions.set(first.id, first as never);
  expect((await compare()).differences).toMatchObject([{ kind: 'payment', invoiceId: 'inv_z' }]);
  await expect(compareWithStripe(ctx)).rejects.toMatchObject({ code: 'forbidden' });
});

test('it is compared once a day, by one of several workers', async () => {
  await Promise.all([reconcileStripeDaily(db), reconcileStripeDaily(db)]);
  await reconcileStripeDaily(db);
  expect(await db.select().from(stripeReconciliations)).toHaveLength(1);
});
