import { expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { stripeMeterEvents } from '#db/schema/billing';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { endStaleCheckouts } from '#lib/billing/stripe/end-stale-checkouts';
import { reconcileStripeDaily } from '#lib/billing/stripe/reconcile-stripe-daily';
import { sendMeterEvents } from '#lib/billing/stripe/send-meter-events';
import { stripeStatus } from '#lib/billing/stripe/stripe-status';
import type { Endpoint } from '#lib/http/exchange';
import { stripeOperations } from '#lib/http/operations/stripe';
import { makePerson } from '#tests/integration/auth/people';
import { auditOf, customerAtStripe, issuedInvoice } from '#tests/integration/billing/stripe-world';
import { addAnswered } from '#tests/integration/usage/calls';

vi.hoisted(() => {
  delete process.env.STRIPE_SECRET_KEY;
  delete process.env.STRIPE_WEBHOOK_SECRET;
});

const { db } = database();

async function callAs(key: string, operation: Endpoint, params: Record<string, string> = {}) {
  const header = (name: string) =>
    ({ authorization: `Bearer ${key}`, 'stripe-signature': 't=1,v1=x', host: 'localhost:3000' })[name];
  const body = async () => Buffer.from('{}');
  const stream = () => {
    throw new Error('not read as a stream');
  };
  const answer = await operation({ method: 'POST', url: '/x', header, body, stream, params });
  return { status: answer.status, body: JSON.parse(String(answer.body)) };
}

test('without Stripe every operation that needs it says so, and the audit log has it', async () => {
  const { ctx, id } = await makePerson('finance');
  const { key } = await createApiKey(ctx, {
    name: 'x',
    scopes: ['billing', 'finance'],
    limit: 'plan',
    expiresAt: null,
  });
  const invoice = await issuedInvoice(id);
  const { checkout, portal, reconcile, resend, receive } = stripeOperations;
  for (const operation of [checkout, portal, reconcile, resend, receive]) {
    const answer = await callAs(key, operation, { id: invoice.id });
    expect(answer, operation.about.id).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(answer.body.detail).toMatch(/not set up here/);
    expect(await auditOf(operation.about.id)).toMatchObject([{ outcome: 'refused', code: 'conflict' }]);
  }
});

test('without Stripe metering leaves nothing to tell, and what the worker does by the clock does nothing', async () => {
  const { id } = await customerAtStripe('cus_absent');
  await addAnswered([{ atMs: Date.now() - 7_200_000, userId: id, modelId: 'mdl_a', versionId: null }]);
  expect(await meterUsage(db)).toEqual({ rows: 1 });
  expect(await db.select().from(stripeMeterEvents)).toEqual([]);
  expect(await sendMeterEvents(db)).toEqual({ delivered: 0 });
  expect(await endStaleCheckouts(db)).toEqual({ ended: 0 });
  await reconcileStripeDaily(db);
});

test('without Stripe finance is told that it is not set up', async () => {
  const { ctx } = await makePerson('finance');
  expect(await stripeStatus(ctx)).toMatchObject({ isSetUp: false, hearsOfPayments: false, lastReport: null });
});
