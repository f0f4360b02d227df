import { afterAll, expect, test, vi } from 'vitest';
import { POST } from '#app/api/stripe/webhook/route.ts';
import { database } from '#db/client';
import { giveUpStripeEvent } from '#lib/billing/stripe/give-up-stripe-event';
import { systemContext } from '#lib/system-context';
import {
  auditOf,
  customerAtStripe,
  eventRow,
  handle,
  invoiceRow,
  issuedInvoice,
  jobsOf,
  post,
  signed,
} from '#tests/integration/billing/stripe-world';

const fake = await vi.hoisted(async () => (await import('#tests/integration/billing/stripe-set-up')).setUpStripe());
afterAll(() => fake.close());

const someEvent = () => fake.account.event('product.created', { id: 'prod_1', object: 'product' });
const refusals = async () =>
  (await auditOf('receiveStripeEvent')).filter(({ outcome }) => outcome === 'refused').map(({ detail }) => detail);

test('a signed event is kept with its job, and the audit log has it', async () => {
  const event = someEvent();
  expect(await post(signed(event))).toEqual({ status: 200, body: { received: true } });
  expect(await eventRow(event.id)).toMatchObject({ type: 'product.created', body: event, handledAt: null });
  expect(await jobsOf(event.id)).toBe(1);
  expect(await auditOf('receiveStripeEvent')).toMatchObject([{ outcome: 'done', actorKind: 'anonymous' }]);
});

test('what is unsigned, forged, altered, or signed long ago is refused, kept nowhere, and in the audit log', async () => {
  const event = someEvent();
  const good = signed(event);
  const before = (await refusals()).length;
  const refused = [
    await post({ body: good.body }),
    await post({ body: good.body, signature: 'not a signature' }),
    await post(signed(event, { secret: 'whsec_somebody_else' })),
    await post({ ...good, body: good.body.replace('product.created', 'product.deleted') }),
    await post(signed(event, { atMs: Date.now() - 301_000 })),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  expect((await refusals()).slice(before)).toEqual([
    'The header Stripe-Signature is missing.',
    expect.stringContaining('not Stripe’s'),
    expect.stringContaining('not Stripe’s'),
    expect.stringContaining('not Stripe’s'),
    expect.stringContaining('more than five minutes ago'),
  ]);
  expect([await eventRow(event.id), await jobsOf(event.id)]).toEqual([undefined, 0]);
});

test('what is signed but no event is refused', async () => {
  const signedText = (text: string) => {
    const { signature } = signed(JSON.parse(JSON.stringify(text)));
    return post({ body: JSON.stringify(text), signature });
  };
  expect((await signedText('no object')).status).toBe(400);
  expect((await post(signed({ id: 'evt_1', type: 'x' }))).status).toBe(400);
  expect((await post(signed({ id: 'evt_1', type: 'x', created: 'yesterday' }))).status).toBe(400);
});

test('the route hands on the very bytes that were signed, and refuses a body too large', async () => {
  const event = { ...someEvent(), note: 'ä ☃ 1.0 \\u0000' };
  const { signature } = signed(event);
  const send = (body: string) =>
    POST(
      new Request('http://localhost:3000/api/stripe/webhook', {
        method: 'POST',
        headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
        body,
      }),
      { params: Promise.resolve({}) },
    );
  expect((await send(`${JSON.stringify(event)} `)).status).toBe(400);
  expect((await send(JSON.stringify(event))).status).toBe(200);
  expect((await send('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
});

test('the same event ten times at once is answered well ten times, queued once, handled once', async () => {
  const { id: userId } = await customerAtStripe('cus_ten');
  const invoice = await issuedInvoice(userId);
  const session = {
    id: 'cs_ten',
    payment_status: 'paid',
    amount_total: 1234,
    currency: 'eur',
    metadata: { invoiceId: invoice.id },
  };
  const event = fake.account.event('checkout.session.completed', session);
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(signed(event))));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(await jobsOf(event.id)).toBe(1);
  await Promise.all(Array.from({ length: 10 }, () => handle(event.id)));
  expect(await invoiceRow(invoice.id)).toMatchObject({ status: 'paid', paidBy: 'stripe' });
  expect(await eventRow(event.id)).toMatchObject({ handledAt: expect.any(Date), problem: null });
  expect(await auditOf('handleStripeEvent')).toMatchObject([{ target: { event: event.id, id: invoice.id } }]);
});

test('what is wrong with a payment is noted once, and stays, however often its event is handled at once', async () => {
  const { id: userId } = await customerAtStripe('cus_void');
  const { id: invoiceId } = await issuedInvoice(userId, { status: 'void' });
  const session = {
    id: 'cs_void',
    payment_status: 'paid',
    amount_total: 1234,
    currency: 'eur',
    metadata: { invoiceId },
  };
  const event = fake.account.event('checkout.session.completed', session);
  await post(signed(event));
  await Promise.all(Array.from({ length: 10 }, () => handle(event.id)));
  expect(await eventRow(event.id)).toMatchObject({ problem: expect.stringContaining('is void') });
});

test('an event that asks for nothing is kept and done; one that could not be handled says so', async () => {
  const quiet = someEvent();
  await post(signed(quiet));
  await handle(quiet.id);
  expect(await eventRow(quiet.id)).toMatchObject({ handledAt: expect.any(Date), problem: null });

  const broken = fake.account.event('customer.deleted', { nothing: 'here' });
  await post(signed(broken));
  await expect(handle(broken.id)).rejects.toThrow();
  await giveUpStripeEvent(systemContext(database().db), { id: broken.id });
  await giveUpStripeEvent(systemContext(database().db), { id: quiet.id });
  expect(await eventRow(broken.id)).toMatchObject({
    handledAt: null,
    problem: expect.stringContaining('could not be'),
  });
  expect(await eventRow(quiet.id)).toMatchObject({ problem: null });
});

test('a thin event of usage that Stripe does not count is fetched whole, and noted', async () => {
  const id = 'evt_thin_1';
  const head = { id, object: 'v2.core.event', type: 'v1.billing.meter.error_report_triggered', livemode: false };
  const thin = {
    ...head,
    created: '2026-11-21T10:00:00.000Z',
    related_object: { id: 'mtr_fake', type: 'billing.meter' },
  };
  const data = { developer_message_summary: 'There is 1 invalid event', reason: { error_count: 1, error_types: [] } };
  await post(signed(thin));
  await expect(handle(id)).rejects.toThrow();
  fake.account.v2Events.set(id, { ...thin, data });
  await handle(id);
  expect(await eventRow(id)).toMatchObject({
    problem: expect.stringContaining('(1 errors): There is 1 invalid event'),
  });
});
