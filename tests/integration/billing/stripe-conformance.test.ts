import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { createCheckout } from '#lib/billing/stripe/create-checkout';
import { createPortal } from '#lib/billing/stripe/create-portal';
import { endCheckout } from '#lib/billing/stripe/end-checkout';
import { reconcileStripe } from '#lib/billing/stripe/reconcile-stripe';
import { stripe } from '#lib/billing/stripe/stripe';
import { makePerson } from '#tests/integration/auth/people';
import { issuedInvoice } from '#tests/integration/billing/stripe-world';
import { until } from '#tests/support/until';

// stripe-mock holds calls against Stripe's own OpenAPI description. It is a program of Stripe's, not on every machine.
const hasMock = (() => {
  try {
    execFileSync('stripe-mock', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const fake = await vi.hoisted(async () => (await import('#tests/integration/billing/stripe-set-up')).setUpStripe());
const mockUrl = 'http://127.0.0.1:12911';
let mock: ChildProcess | undefined;

beforeAll(async () => {
  if (!hasMock) return;
  mock = spawn('stripe-mock', ['-http-addr', '127.0.0.1:12911'], { stdio: 'ignore' });
  await until(() =>
    fetch(mockUrl).then(
      () => true,
      () => false,
    ),
  );
});
afterAll(() => {
  mock?.kill();
  fake.close();
});

test.skipIf(!hasMock)(
  'what is asked of Stripe, and what the fake answers, is as Stripe’s API describes it (needs stripe-mock)',
  async () => {
    const { db } = database();
    const { ctx, id } = await makePerson();
    const invoice = await issuedInvoice(id);
    const { url } = await createCheckout(ctx, { id: invoice.id }, 'https://x.example');
    await createCheckout(ctx, { id: invoice.id }, 'https://x.example');
    await createPortal(ctx, 'https://x.example');
    await endCheckout(stripe(), db, url.split('/').at(-1)!);
    const customer = [...fake.account.customers.keys()][0]!;
    await stripe().billing.meterEvents.create({
      event_name: 'bellwether_units',
      identifier: 'usr_1_20261121T10_7',
      timestamp: Math.floor(Date.now() / 1000) - 7_200,
      payload: { stripe_customer_id: customer, value: '3' },
    });
    await reconcileStripe(db);

    const routes = new Set<string>();
    for (const { method, path, body, answer: given } of fake.calls) {
      const at = method === 'GET' && body ? `${path}?${body}` : path;
      const sent = { method, headers: { authorization: 'Bearer sk_test_123' } };
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const asked = { ...sent, ...(method === 'POST' && { body, headers: { ...sent.headers, ...form } }) };
      const answer = await fetch(`${mockUrl}${at}`, asked);
      expect([at, answer.status, answer.ok ? '' : await answer.text()]).toEqual([at, 200, '']);
      routes.add(`${method} ${path.replace(/(cus|cs_test|mtr)_\w+/, ':id')}`);
      // Fields that are newer than the mock are empty here.
      const filled = Object.entries(given?.body ?? {}).filter(([, value]) => value !== null);
      const described = Object.keys(await answer.json());
      expect(described, at).toEqual(expect.arrayContaining(filled.map(([name]) => name)));
    }
    expect([...routes].sort()).toEqual([
      'GET /v1/billing/meters',
      'GET /v1/billing/meters/:id/event_summaries',
      'GET /v1/checkout/sessions',
      'GET /v1/checkout/sessions/:id',
      'POST /v1/billing/meter_events',
      'POST /v1/billing_portal/sessions',
      'POST /v1/checkout/sessions',
      'POST /v1/checkout/sessions/:id/expire',
      'POST /v1/customers',
      'POST /v1/customers/:id',
    ]);
  },
);
