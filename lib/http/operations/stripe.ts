import { z } from 'zod';
import { compareWithStripe } from '#lib/billing/stripe/compare-with-stripe';
import { CreateCheckout, createCheckout, PageAtStripe } from '#lib/billing/stripe/create-checkout';
import { createPortal } from '#lib/billing/stripe/create-portal';
import { ReceivedStripeEvent, receiveStripeEvent, webhookSecrets } from '#lib/billing/stripe/receive-stripe-event';
import { ResentMeterEvents, resendMeterEvents } from '#lib/billing/stripe/resend-meter-events';
import { StripeReport } from '#lib/billing/stripe/stripe-report';
import { StripeStatus, stripeStatus } from '#lib/billing/stripe/stripe-status';
import { AppError } from '#lib/errors';
import { operation } from '#lib/http/operation';
import { checkoutPage, event, portalPage, report, status } from '#lib/http/operations/examples/stripe';
import { siteUrl } from '#lib/http/site-url';

/** Stripe's own messages have some kilobytes. */
const mostEventBytes = 1024 * 1024;
const withoutStripe = 'Where Stripe is not set up it answers 409.';

export const stripeOperations = {
  checkout: operation({
    method: 'POST',
    path: '/api/v1/invoices/{id}/checkout',
    id: 'createCheckout',
    tag: 'Invoices',
    summary: 'Pay an invoice',
    description: `Gives a page at Stripe where what is due of an open invoice is paid. ${withoutStripe}`,
    permission: 'billing:write',
    params: CreateCheckout,
    answer: PageAtStripe,
    refuses: ['not-found', 'conflict'],
    examples: { params: { id: 'inv_01kcx3p6k2v8h4n5qz0r7t9wbm' }, answer: checkoutPage },
    run: (ctx, { params, request }) => createCheckout(ctx, params, siteUrl(request.header)),
  }),

  portal: operation({
    method: 'POST',
    path: '/api/v1/billing/portal',
    id: 'createPortal',
    tag: 'Invoices',
    summary: 'See to ways of paying',
    description: `Gives a page at Stripe where you see to your cards and other ways of paying. ${withoutStripe}`,
    permission: 'billing:write',
    answer: PageAtStripe,
    refuses: ['conflict'],
    examples: { answer: portalPage },
    run: (ctx, { request }) => createPortal(ctx, siteUrl(request.header)),
  }),

  status: operation({
    method: 'GET',
    path: '/api/v1/finance/stripe',
    id: 'stripeStatus',
    tag: 'Finance',
    summary: 'See how payments through Stripe stand',
    description: 'Whether it is set up, what waits to be sent, what needs somebody.',
    permission: 'finance:read',
    audited: true,
    answer: StripeStatus,
    examples: { answer: status },
    run: (ctx) => stripeStatus(ctx),
  }),

  lastReport: operation({
    method: 'GET',
    path: '/api/v1/finance/stripe/reconcile',
    id: 'lastStripeReport',
    tag: 'Finance',
    summary: 'Read the last comparison with Stripe',
    permission: 'finance:read',
    audited: true,
    answer: z.object({ report: StripeReport.nullable().describe('Null where nobody has compared yet.') }),
    examples: { answer: { report } },
    run: async (ctx) => ({ report: (await stripeStatus(ctx)).lastReport }),
  }),

  reconcile: operation({
    method: 'POST',
    path: '/api/v1/finance/stripe/reconcile',
    id: 'compareWithStripe',
    tag: 'Finance',
    summary: 'Compare with Stripe',
    description:
      'Of the last 35 days: units by customer and day, payments, and what could not be handled. Nothing is changed; it is done ' +
      `once a day by itself. ${withoutStripe}`,
    permission: 'finance:write',
    answer: StripeReport,
    refuses: ['conflict'],
    examples: { answer: report },
    run: (ctx) => compareWithStripe(ctx),
  }),

  resend: operation({
    method: 'POST',
    path: '/api/v1/finance/stripe/resend',
    id: 'resendMeterEvents',
    tag: 'Finance',
    summary: 'Send again what Stripe refused of usage',
    description: `Once its cause is mended. What Stripe may have taken is not sent again. ${withoutStripe}`,
    permission: 'finance:write',
    answer: ResentMeterEvents,
    refuses: ['conflict'],
    examples: { answer: { waiting: 3 } },
    run: (ctx) => resendMeterEvents(ctx),
  }),

  receive: operation({
    method: 'POST',
    path: '/api/stripe/webhook',
    id: 'receiveStripeEvent',
    tag: 'Finance',
    summary: 'Take a message of Stripe’s',
    description:
      'Where Stripe sends its events, signed with the secret of the endpoint. Each is handled once, however often it comes; one ' +
      `that was signed more than five minutes ago is refused. ${withoutStripe}`,
    permission: 'public',
    requestHeaders: { 'stripe-signature': 'When it was signed, and the signature.' },
    contents: [
      {
        type: 'application/json',
        description: 'An event, byte for byte as Stripe signed it.',
        schema: z.looseObject({ id: z.string(), type: z.string() }),
        example: event,
        maxBytes: mostEventBytes,
      },
    ],
    answer: ReceivedStripeEvent,
    refuses: ['bad-json', 'conflict', 'too-large'],
    examples: { answer: { received: true } },
    run: async (ctx, { request }) => {
      webhookSecrets();
      const signature = request.header('stripe-signature');
      if (!signature) throw new AppError('bad-request', 'The header Stripe-Signature is missing.');
      return receiveStripeEvent(ctx, await request.body(mostEventBytes), signature);
    },
  }),
};
