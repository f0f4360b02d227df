import { BillingAuditPage, ListBillingAudit, listBillingAudit } from '#lib/audit/list-billing-audit';
import { ExpectedRevenue, expectedRevenue } from '#lib/billing/finance/expected-revenue';
import { ExportWhat, exportFinance } from '#lib/billing/finance/exports/export-finance';
import { CustomerDetail, GetCustomer, getCustomer } from '#lib/billing/finance/get-customer';
import { CustomerPage, ListCustomers, listCustomers } from '#lib/billing/finance/list-customers';
import { ListPeriods, listPeriods, PeriodPage } from '#lib/billing/finance/list-periods';
import { MonthSpan } from '#lib/billing/finance/month-span';
import { PeriodPreview, PreviewPeriod, PreviewQuery, previewPeriod } from '#lib/billing/finance/preview-period';
import { Receivables, ReceivablesInput, receivables } from '#lib/billing/finance/receivables';
import { Revenue, RevenueInput, revenue } from '#lib/billing/finance/revenue';
import { Streamed } from '#lib/http/answer';
import { operation } from '#lib/http/operation';
import * as examples from '#lib/http/operations/examples/finance';

const months = { from: '2026-10', to: '2026-11' };

export const financeOperations = {
  revenue: operation({
    method: 'GET',
    path: '/api/v1/finance/revenue',
    id: 'getRevenue',
    tag: 'Finance',
    summary: 'Read what was billed',
    description:
      'By month and, within each, by plan, model or customer: issued invoices less credit notes, without void ones, net of ' +
      'tax. Every grouping comes to the same sum in every month. By model, lines of no model are groups of their own.',
    permission: 'finance:read',
    audited: true,
    query: RevenueInput,
    answer: Revenue,
    examples: { query: { ...months, by: 'plan' }, answer: examples.revenue },
    run: (ctx, { query }) => revenue(ctx, query),
  }),

  expected: operation({
    method: 'GET',
    path: '/api/v1/finance/expected',
    id: 'getExpectedRevenue',
    tag: 'Finance',
    summary: 'Read what the present month will bring',
    permission: 'finance:read',
    audited: true,
    answer: ExpectedRevenue,
    examples: { answer: examples.expected },
    run: (ctx) => expectedRevenue(ctx),
  }),

  receivables: operation({
    method: 'GET',
    path: '/api/v1/finance/receivables',
    id: 'getReceivables',
    tag: 'Finance',
    summary: 'Read what is still to be paid',
    description: 'Of open invoices, less credit notes, by how many days of UTC it is overdue; in all and by customer.',
    permission: 'finance:read',
    audited: true,
    query: ReceivablesInput,
    answer: Receivables,
    examples: { answer: examples.receivables },
    run: (ctx, { query }) => receivables(ctx, query),
  }),

  listCustomers: operation({
    method: 'GET',
    path: '/api/v1/finance/customers',
    id: 'listCustomers',
    tag: 'Finance',
    summary: 'List customers',
    description: 'With what they used of their plan, what it costs so far, and what they owe.',
    permission: 'finance:read',
    audited: true,
    query: ListCustomers,
    answer: CustomerPage,
    examples: {
      query: { sort: 'usage', limit: '20' },
      answer: { currency: 'EUR', period: '2026-12', data: [examples.customerSummary], nextCursor: null },
    },
    run: (ctx, { query }) => listCustomers(ctx, query),
  }),

  getCustomer: operation({
    method: 'GET',
    path: '/api/v1/finance/customers/{id}',
    id: 'getCustomer',
    tag: 'Finance',
    summary: 'Read a customer',
    description: 'Plan, usage and cost of the present month, credit, and how they are billed.',
    permission: 'finance:read',
    audited: true,
    params: GetCustomer,
    answer: CustomerDetail,
    refuses: ['not-found'],
    examples: { params: { id: examples.customerDetail.id }, answer: examples.customerDetail },
    run: (ctx, { params }) => getCustomer(ctx, params),
  }),

  listPeriods: operation({
    method: 'GET',
    path: '/api/v1/finance/periods',
    id: 'listPeriods',
    tag: 'Finance',
    summary: 'List billing periods',
    description: 'Months, newest first: those to close with what they come to so far, closed ones with their invoices.',
    permission: 'finance:read',
    audited: true,
    query: ListPeriods,
    answer: PeriodPage,
    examples: { answer: { currency: 'EUR', data: [examples.period], nextCursor: null } },
    run: (ctx, { query }) => listPeriods(ctx, query),
  }),

  previewPeriod: operation({
    method: 'GET',
    path: '/api/v1/finance/periods/{period}/preview',
    id: 'previewPeriod',
    tag: 'Finance',
    summary: 'Preview closing a period',
    description: 'Every invoice that closing the month would make, as far as it is metered, and what is odd about it.',
    permission: 'finance:read',
    audited: true,
    params: PreviewPeriod,
    query: PreviewQuery,
    answer: PeriodPreview,
    refuses: ['conflict'],
    examples: { params: { period: '2026-12' }, answer: examples.preview },
    run: (ctx, { params, query }) => previewPeriod(ctx, { ...params, ...query }),
  }),

  export: operation({
    method: 'GET',
    path: '/api/v1/finance/exports/{what}',
    id: 'exportFinance',
    tag: 'Finance',
    summary: 'Export a table of some months as CSV',
    description:
      'Amounts are plain decimals, moments ISO 8601 in UTC; texts that spreadsheets would compute begin with an apostrophe.',
    permission: 'finance:read',
    audited: true,
    params: ExportWhat,
    query: MonthSpan,
    answers: [{ status: 200, description: 'The table, with a line of names.', content: { type: 'text/csv' } }],
    examples: { params: { what: 'invoices' }, query: months },
    run: async (ctx, { params, query, headers }) => {
      const { content, fileName } = await exportFinance(ctx, { ...params, ...query });
      headers['content-disposition'] = `attachment; filename="${fileName}"`;
      return new Streamed(content, 'text/csv; charset=utf-8');
    },
  }),

  listAudit: operation({
    method: 'GET',
    path: '/api/v1/finance/audit',
    id: 'listAudit',
    tag: 'Finance',
    summary: 'Read the audit log of billing',
    description: 'Newest first: who changed what, and what was refused and why. Nothing of it can be changed.',
    permission: 'finance:read',
    audited: true,
    query: ListBillingAudit,
    answer: BillingAuditPage,
    examples: { query: { outcome: 'refused' }, answer: { data: [examples.billingAuditEntry], nextCursor: null } },
    run: (ctx, { query }) => listBillingAudit(ctx, query),
  }),
};
