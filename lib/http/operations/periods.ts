import { z } from 'zod';
import { CustomerId } from '#lib/billing/customers/change-customer';
import { ClosedPeriod } from '#lib/billing/invoices/close-metered-period';
import { ClosePeriod, closePeriod } from '#lib/billing/invoices/close-period';
import { GrantCredit, grantCredit } from '#lib/billing/invoices/grant-credit';
import { IssuedPeriod, issuePeriod } from '#lib/billing/invoices/issue-period';
import { CreditEntries, listCredits } from '#lib/billing/invoices/list-credits';
import { operation } from '#lib/http/operation';
import { creditEntries } from '#lib/http/operations/examples/invoice-acts';
import { invoice } from '#lib/http/operations/examples/invoices';

const params = { period: '2026-10' };
const Customer = z.object({ id: CustomerId });
const customer = { id: invoice.customerId };

export const periodOperations = {
  close: operation({
    method: 'POST',
    path: '/api/v1/finance/periods/{period}/close',
    id: 'closePeriod',
    tag: 'Finance',
    summary: 'Close a month',
    description:
      'For all customers at once: what it cost them becomes drafts of invoices. Months are closed one after another, once ' +
      'they are over, and never again; what comes into the ledger later is billed with the month that follows.',
    permission: 'finance:write',
    idempotent: true,
    params: ClosePeriod,
    answer: ClosedPeriod,
    refuses: ['conflict', 'unavailable'],
    examples: {
      params,
      answer: {
        period: '2026-10',
        closedAt: '2026-11-03T04:00:00.000Z',
        invoices: 214,
        currency: 'EUR',
        subtotal: '18230.40',
        tax: '3463.78',
        total: '21694.18',
      },
    },
    run: (ctx, { params }) => closePeriod(ctx, params),
  }),

  issue: operation({
    method: 'POST',
    path: '/api/v1/finance/periods/{period}/issue',
    id: 'issuePeriod',
    tag: 'Finance',
    summary: 'Issue the drafts of a closed month',
    description: 'All of them, or none.',
    permission: 'finance:write',
    idempotent: true,
    params: ClosePeriod,
    answer: IssuedPeriod,
    refuses: ['conflict'],
    examples: { params, answer: { period: '2026-10', issued: 214 } },
    run: (ctx, { params }) => issuePeriod(ctx, params),
  }),

  credits: operation({
    method: 'GET',
    path: '/api/v1/finance/customers/{id}/credits',
    id: 'listCredits',
    tag: 'Finance',
    summary: 'Read the credit of a customer',
    permission: 'finance:read',
    audited: true,
    params: Customer,
    answer: CreditEntries,
    refuses: ['not-found'],
    examples: { params: customer, answer: creditEntries },
    run: (ctx, { params }) => listCredits(ctx, { userId: params.id }),
  }),

  grantCredit: operation({
    method: 'POST',
    path: '/api/v1/finance/customers/{id}/credits',
    id: 'grantCredit',
    tag: 'Finance',
    summary: 'Give a customer credit',
    description: 'Their next invoices use it up, before tax. Below zero it takes back what is left.',
    permission: 'finance:write',
    idempotent: true,
    status: 201,
    params: Customer,
    body: GrantCredit,
    answer: CreditEntries,
    refuses: ['not-found'],
    examples: {
      params: customer,
      body: { amount: '25.00', reason: 'Goodwill for the outage of 12 November' },
      answer: creditEntries,
    },
    run: (ctx, { params, body }) => grantCredit(ctx, { userId: params.id, ...body }),
  }),
};
