import { eq } from 'drizzle-orm';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { customers, stripeCheckouts } from '#db/schema/billing';
import { createCheckout } from '#lib/billing/stripe/create-checkout';
import { createPortal } from '#lib/billing/stripe/create-portal';
import { endStaleCheckouts } from '#lib/billing/stripe/end-stale-checkouts';
import { stripeCustomerOf } from '#lib/billing/stripe/stripe-customer';
import type { Ctx } from '#lib/context';
import { makePerson } from '#tests/integration/auth/people';
import {
  checkoutRow,
  creditNote,
  eventRow,
  invoiceRow,
  issuedInvoice,
  tell,
} from '#tests/integration/billing/stripe-world';

const fake = await vi.hoisted(async () => (await import('#tests/integration/billing/stripe-set-up')).setUpStripe());
afterAll(() => fake.close());
afterEach(() => fake.mend());

const { db } = database();
const site = 'https://bellwether.example';
const checkout = (ctx: Ctx, id: string) => createCheckout(ctx, { id }, site);
const sessionOf = (url: string) => url.split('/').at(-1)!;
const madeBy = (userId: string) =>
  [...fake.account.customers.values()].filter((one) => !one.deleted && one.metadata.userId === userId);

async function payable(more = {}) {
  const person = await makePerson();
  const invoice = await issuedInvoice(person.id, more);
  return { ...person, invoice, open: async () => sessionOf((await checkout(person.ctx, invoice.id)).url) };
}

test('two that need a person’s customer at once make one, and a call that was killed finds it again', async () => {
  const { id } = await makePerson();
  const [a, b] = await Promise.all([stripeCustomerOf(db, id), stripeCustomerOf(db, id)]);
  expect(a).toBe(b);
  await db.update(customers).set({ stripeCustomerId: null }).where(eq(customers.userId, id));
  expect(await stripeCustomerOf(db, id)).toBe(a);
  expect(madeBy(id)).toMatchObject([{ id: a, email: `${id}@example.org` }]);
});

test('a customer that was deleted at Stripe is unlinked, and made anew when it is needed', async () => {
  const { id } = await makePerson();
  const first = await stripeCustomerOf(db, id);
  fake.account.customers.set(first, { id: first, object: 'customer', deleted: true });
  await tell(fake.account.event('customer.deleted', { id: first, object: 'customer' }));
  const second = await stripeCustomerOf(db, id);
  expect(second).not.toBe(first);

  // Told of before we are: the call finds out by itself.
  fake.account.customers.set(second, { id: second, object: 'customer', deleted: true });
  const invoice = await issuedInvoice(id);
  const { ctx } = await makePerson('finance');
  await checkout(ctx, invoice.id);
  expect(madeBy(id)).toHaveLength(1);
});

test('a page for an invoice asks for what is due of it, and is given again while it is good', async () => {
  const { invoice, open } = await payable();
  const [one, two] = await Promise.all([open(), open()]);
  expect(one).toBe(two);
  expect(await open()).toBe(one);
  expect(fake.account.sessions.get(one)).toMatchObject({
    amount_total: 1234,
    currency: 'eur',
    client_reference_id: invoice.id,
    metadata: { invoiceId: invoice.id },
    success_url: `${site}/billing/${invoice.id}?payment=done`,
  });
  expect(await checkoutRow(one)).toMatchObject({ status: 'open', amountMinor: 1234n, invoiceId: invoice.id });
  fake.account.expire(one);
  const next = await open();
  expect(next).not.toBe(one);
  expect(await checkoutRow(one)).toMatchObject({ status: 'expired' });
});

test('killed before the page was kept, the same page is found again', async () => {
  const { open } = await payable();
  const first = await open();
  await db.delete(stripeCheckouts).where(eq(stripeCheckouts.sessionId, first));
  expect(await open()).toBe(first);
});

test('a fault of Stripe’s own that it would answer for a day does not keep anybody from paying', async () => {
  const { open } = await payable();
  fake.fail(/^\/v1\/checkout\/sessions$/, 500);
  await expect(open()).rejects.toMatchObject({ code: 'unavailable' });
  expect(await open()).toMatch(/^cs_/);
});

test('an amount that changed gets another page, and the older is closed', async () => {
  const { invoice, open } = await payable();
  const first = await open();
  await creditNote(invoice, 234n);
  const second = await open();
  expect(fake.account.sessions.get(first)).toMatchObject({ status: 'expired' });
  expect(fake.account.sessions.get(second)).toMatchObject({ status: 'open', amount_total: 1000 });
  expect(await checkoutRow(first)).toMatchObject({ status: 'expired' });
});

test('pages of invoices that are less by now, paid otherwise or void are closed by the clock; others stay', async () => {
  const [less, paid, same] = [await payable(), await payable(), await payable()];
  const opened = [await less.open(), await paid.open(), await same.open()];
  await creditNote(less.invoice, 34n);
  await db.execute(
    `update invoices set status = 'paid', paid_at = now(), paid_by = 'bank' where id = '${paid.invoice.id}'`,
  );
  expect(await endStaleCheckouts(db)).toEqual({ ended: 2 });
  expect(opened.map((id) => fake.account.sessions.get(id)!.status)).toEqual(['expired', 'expired', 'open']);
});

test('what is not to be paid is refused: a draft, paid, void, credited away, a credit note; another’s is not there', async () => {
  const { ctx, id } = await makePerson();
  const stranger = await makePerson();
  const finance = await makePerson('finance');
  const period = (month: number) => ({ period: `2025-${String(month).padStart(2, '0')}` });
  const refusedWith = async (invoice: { id: string }, as = ctx) =>
    checkout(as, invoice.id).then(
      () => 'opened',
      (error) => error.code,
    );
  const draft = await issuedInvoice(id, { status: 'draft', number: null, ...period(1) });
  expect(await refusedWith(draft)).toBe('not-found');
  expect(await refusedWith(draft, finance.ctx)).toBe('conflict');
  expect(await refusedWith(await issuedInvoice(id, { status: 'paid', paidBy: 'bank', ...period(2) }))).toBe('conflict');
  expect(await refusedWith(await issuedInvoice(id, { status: 'void', ...period(3) }))).toBe('conflict');
  const open = await issuedInvoice(id, period(4));
  expect(await refusedWith(open, stranger.ctx)).toBe('not-found');
  expect(await refusedWith({ id: 'inv_none' })).toBe('not-found');
  const note = await creditNote(open, 1234n);
  expect(await refusedWith(open)).toBe('conflict');
  expect(await refusedWith(note)).toBe('conflict');
  expect(await refusedWith(await issuedInvoice(id, period(5)), finance.ctx)).toBe('opened');
});

test('while the bank has not answered nobody pays again; once it has refused they may', async () => {
  const { open, invoice } = await payable();
  const first = await open();
  fake.account.pay(first, 'bank');
  await expect(open()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('under way') });
  fake.account.settle(first, false);
  expect(await open()).not.toBe(first);
  expect(await invoiceRow(invoice.id)).toMatchObject({ status: 'open' });
});

test('a person’s page for ways of paying is their own customer’s', async () => {
  const { ctx, id } = await makePerson();
  const { url } = await createPortal(ctx, site);
  expect(url).toMatch(/^https:\/\/billing\.stripe\.com\//);
  const call = fake.calls.findLast(({ path }) => path.includes('billing_portal'))!;
  expect(call.form).toMatchObject({ customer: madeBy(id)[0]!.id, return_url: `${site}/billing` });
});

test('a Stripe that is away is told as such, and changes nothing', async () => {
  const { open, invoice } = await payable();
  fake.fail(/./, 'cut', 100);
  await expect(open()).rejects.toMatchObject({ code: 'unavailable' });
  expect(await db.select().from(stripeCheckouts).where(eq(stripeCheckouts.invoiceId, invoice.id))).toEqual([]);
});

/** Every order of some things. */
function orders<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((first, i) => orders(all.toSpliced(i, 1)).map((rest) => [first, ...rest]));
}

const { account } = fake;
const stories: Record<string, ((sessionId: string) => { id: string })[]> = {
  'paid by bank': [
    (id) => account.event('checkout.session.completed', account.pay(id, 'bank')),
    (id) => account.event('checkout.session.async_payment_succeeded', account.settle(id, true)),
    (id) => account.event('checkout.session.expired', account.expire(id)),
  ],
  'refused by bank': [
    (id) => account.event('checkout.session.completed', account.pay(id, 'bank')),
    (id) => account.event('checkout.session.async_payment_failed', account.settle(id, false)),
    (id) => account.event('checkout.session.expired', account.expire(id)),
  ],
  'paid by card': [
    (id) => account.event('checkout.session.completed', account.pay(id)),
    (id) => account.event('checkout.session.expired', account.expire(id)),
  ],
};

test.each([
  ['paid by bank', 'paid', 'paid'],
  ['refused by bank', 'open', 'expired'],
  ['paid by card', 'paid', 'paid'],
])('in whatever order the events of a page %s come, once or twice, the invoice ends %s', async (name, status, page) => {
  for (const order of orders([...stories[name]!.keys()])) {
    const { invoice, open } = await payable();
    const sessionId = await open();
    const events = stories[name]!.map((happen) => happen(sessionId));
    for (const i of [...order, ...order.toReversed()]) await tell(events[i]!);
    expect((await invoiceRow(invoice.id)).status, order.join()).toBe(status);
    expect((await checkoutRow(sessionId))!.status, order.join()).toBe(page);
    for (const { id } of events)
      expect(await eventRow(id)).toMatchObject({ handledAt: expect.any(Date), problem: null });
  }
});

test('a payment of an invoice that is paid or void already, or of another amount, changes nothing and is told to finance', async () => {
  const paidTwice = async (status: 'paid' | 'void') => {
    const { open, invoice } = await payable();
    const sessionId = await open();
    await db.execute(`update invoices set status = '${status}', paid_by = 'bank' where id = '${invoice.id}'`);
    const event = fake.account.event('checkout.session.completed', fake.account.pay(sessionId));
    await tell(event);
    return [
      (await invoiceRow(invoice.id)).status,
      (await invoiceRow(invoice.id)).paidBy,
      (await eventRow(event.id))!.problem,
    ];
  };
  expect(await paidTwice('paid')).toEqual(['paid', 'bank', expect.stringContaining('was paid before (bank)')]);
  expect(await paidTwice('void')).toEqual(['void', 'bank', expect.stringContaining('is void')]);

  const { open, invoice } = await payable();
  const sessionId = await open();
  await creditNote(invoice, 34n);
  const event = fake.account.event('checkout.session.completed', fake.account.pay(sessionId));
  await tell(event);
  expect((await invoiceRow(invoice.id)).status).toBe('open');
  expect((await eventRow(event.id))!.problem).toContain('12.34 EUR, due was 12.00 EUR');
});

test('the payment of a page that was not kept here finds its invoice; one of something else is none of ours', async () => {
  const { open, invoice } = await payable();
  const sessionId = await open();
  await db.delete(stripeCheckouts).where(eq(stripeCheckouts.sessionId, sessionId));
  await tell(fake.account.event('checkout.session.completed', fake.account.pay(sessionId)));
  expect((await invoiceRow(invoice.id)).status).toBe('paid');
  const other = fake.account.event('checkout.session.completed', {
    id: 'cs_shop',
    payment_status: 'paid',
    metadata: {},
  });
  await tell(other);
  expect((await eventRow(other.id))!.problem).toBeNull();
  const unknown = { id: 'cs_x', payment_status: 'paid', metadata: { invoiceId: 'inv_gone' } };
  const lost = fake.account.event('checkout.session.completed', unknown);
  await tell(lost);
  expect((await eventRow(lost.id))!.problem).toContain('not here');
});

test('money that Stripe gave back is told to finance; the invoice stays as it is', async () => {
  const charge = { id: 'ch_1', amount_refunded: 234, currency: 'eur', metadata: { invoiceId: 'inv_x' } };
  const event = fake.account.event('charge.refunded', charge);
  await tell(event);
  expect((await eventRow(event.id))!.problem).toContain('gave back 2.34 EUR of the invoice inv_x');
});
