import type { StripeReport } from '#lib/billing/stripe/stripe-report';
import type { StripeStatus } from '#lib/billing/stripe/stripe-status';

export const checkoutPage = { url: 'https://checkout.stripe.com/c/pay/cs_test_a1b2c3' };
export const portalPage = { url: 'https://billing.stripe.com/p/session/test_a1b2c3' };

export const report = {
  id: 'rec_01kcx3p6k2v8h4n5qz0r7t9wbm',
  at: '2026-11-21T03:00:00.000Z',
  isComplete: true,
  differences: [
    {
      kind: 'usage',
      text: 'ada@example.org, 2026-11-20: Stripe was told of 1200 units and counts 1100.',
      here: '1200',
      atStripe: '1100',
      customerId: 'usr_01kcx3p6k2v8h4n5qz0r7t9wbm',
      invoiceId: null,
    },
  ],
} satisfies StripeReport;

export const status = {
  isSetUp: true,
  hearsOfPayments: true,
  meterEvents: { waiting: 2, oldestHour: '2026-11-21T09:00:00Z', refused: 0 },
  events: { waiting: 0, withProblem: 0 },
  lastReport: report,
} satisfies StripeStatus;

export const event = {
  id: 'evt_1Q2w3E4r5T6y7U8i',
  object: 'event',
  type: 'checkout.session.completed',
  created: 1_795_255_200,
  livemode: false,
  data: { object: { id: 'cs_test_a1b2c3', object: 'checkout.session', payment_status: 'paid' } },
};
