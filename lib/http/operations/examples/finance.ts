import type { BillingAuditEntry } from '#lib/audit/list-billing-audit';
import type { ExpectedRevenue } from '#lib/billing/finance/expected-revenue';
import type { CustomerDetail } from '#lib/billing/finance/get-customer';
import type { CustomerSummary } from '#lib/billing/finance/list-customers';
import type { PeriodSummary } from '#lib/billing/finance/list-periods';
import type { PeriodPreview } from '#lib/billing/finance/preview-period';
import type { Receivables } from '#lib/billing/finance/receivables';
import type { Revenue } from '#lib/billing/finance/revenue';
import { account } from '#lib/http/operations/examples/billing';
import { invoice } from '#lib/http/operations/examples/invoices';

const customer = { id: invoice.customerId, name: 'Ada Analytics', email: 'ada@example.org' };
const currency = 'EUR';

export const revenue: Revenue = {
  currency,
  by: 'plan',
  data: [
    { period: '2026-10', group: 'team', name: 'Team', amount: '75.50', invoices: 2 },
    { period: '2026-11', group: 'team', name: 'Team', amount: '80.25', invoices: 1 },
  ],
  months: [
    { period: '2026-10', amount: '75.50' },
    { period: '2026-11', amount: '80.25' },
  ],
  groups: [{ group: 'team', name: 'Team', amount: '155.75' }],
  total: '155.75',
};

export const expected: ExpectedRevenue = {
  period: '2026-12',
  currency,
  soFar: '61.20',
  expected: '118.40',
  customers: 2,
};

export const receivables: Receivables = {
  currency,
  notDue: '95.50',
  days1to30: '0.00',
  days31to60: '0.00',
  days61to90: '0.00',
  over90: '0.00',
  overdue: '0.00',
  total: '95.50',
  invoices: 1,
  data: [
    {
      customer,
      notDue: '95.50',
      days1to30: '0.00',
      days31to60: '0.00',
      days61to90: '0.00',
      over90: '0.00',
      overdue: '0.00',
      total: '95.50',
      invoices: 1,
    },
  ],
  nextCursor: null,
};

const standing = {
  plan: invoice.plan,
  units: 8_400,
  freeUnits: 1_000,
  maxUnits: 100_000,
  percentUsed: 8,
  cost: '67.50',
  amountDue: '95.50',
};

export const customerSummary: CustomerSummary = { ...customer, disabledAt: null, ...standing, revenue: '0.00' };

export const customerDetail: CustomerDetail = {
  ...customer,
  role: 'end-user',
  createdAt: '2026-10-02T08:30:00.000Z',
  disabledAt: null,
  period: '2026-12',
  ...standing,
  account,
  planChanges: [{ fromPeriod: '2026-11', plan: invoice.plan, at: '2026-11-03T10:00:00.000Z' }],
  credits: [],
  months: [{ period: '2026-11', units: 12_500, cachedUnits: 0, revenue: '80.25' }],
};

export const period: PeriodSummary = {
  period: '2026-11',
  state: 'closed',
  closedAt: '2026-12-03T04:00:00.000Z',
  closedBy: null,
  units: 12_500,
  customers: 1,
  expected: null,
  billed: '80.25',
  invoices: { draft: 0, open: 1, paid: 0, void: 0 },
};

export const preview: PeriodPreview = {
  period: '2026-12',
  currency,
  closable: 'now',
  firstToClose: '2026-12',
  invoices: 1,
  subtotal: '80.25',
  tax: '15.25',
  total: '95.50',
  odd: [],
  data: [
    {
      customer,
      plan: invoice.plan,
      units: 12_500,
      lines: invoice.lines.map(({ kind, description, quantity, unitPrice, amount }) => ({
        kind,
        description,
        quantity,
        unitPrice,
        amount,
      })),
      subtotal: '80.25',
      tax: '15.25',
      total: '95.50',
    },
  ],
  nextCursor: null,
};

export const billingAuditEntry: BillingAuditEntry = {
  id: 'aud_01kbe7x9c2m4t8v0q5r1s6y3zd',
  at: '2026-12-03T09:12:44.000Z',
  actor: { kind: 'user', userId: 'usr_01kb1f0e2m7w5d3c9t8v6n4xqz', name: 'Ada', keyId: null, keyName: null },
  action: 'closePeriod',
  target: { period: '2026-11' },
  customer: null,
  outcome: 'done',
  code: null,
  detail: null,
  address: '192.0.2.7',
  requestId: 'req_01kbe7x9c2m4t8v0q5r1s6y3zd',
};
