import type { InvoiceDocument, InvoiceSummary } from '#lib/billing/invoices/invoice-document';

/** A month of the plan "Team", with units of two tiers. */
export const invoice: InvoiceDocument = {
  id: 'inv_01kbe7x9c2m4t8v0q5r1s6y3zd',
  number: '2026-000017',
  kind: 'invoice',
  status: 'open',
  period: '2026-11',
  customerId: 'usr_01kaf1z6w8k2n4p0r5t7v9x3yb',
  plan: { id: 'team', name: 'Team' },
  currency: 'EUR',
  seller: {
    name: 'Bellwether Ltd',
    address: '1 Harbour Street\n20457 Hamburg',
    country: 'Germany',
    taxId: 'DE123456789',
    email: 'billing@example.com',
    payment: 'IBAN DE02 1203 0000 0000 2020 51',
  },
  buyer: {
    name: 'Ada Analytics',
    address: '12 St James’s Square\nLondon SW1Y 4JH',
    country: 'United Kingdom',
    taxId: 'GB123456789',
    email: 'ada@example.org',
  },
  lines: [
    {
      id: 'line_01kbe7x9c2a1b2c3d4e5f6g7h8',
      position: 1,
      kind: 'base-fee',
      description: 'Team, base fee for 2026-11',
      model: null,
      tier: null,
      quantity: 1,
      unitPrice: '49',
      amount: '49.00',
      correctsLineId: null,
    },
    {
      id: 'line_01kbe7x9c2h8g7f6e5d4c3b2a1',
      position: 2,
      kind: 'units',
      description: 'iris, tier 1',
      model: 'iris',
      tier: 1,
      quantity: 12_500,
      unitPrice: '0.0025',
      amount: '31.25',
      correctsLineId: null,
    },
  ],
  days: [
    { day: '2026-11-03', model: 'iris', units: 5_000, cachedUnits: 0 },
    { day: '2026-11-04', model: 'iris', units: 7_500, cachedUnits: 0 },
  ],
  subtotal: '80.25',
  taxRatePercent: '19',
  tax: '15.25',
  total: '95.50',
  amountDue: '95.50',
  corrects: null,
  creditNotes: [],
  reason: '',
  createdAt: '2026-12-03T04:00:00.000Z',
  issuedAt: '2026-12-03T09:12:44.000Z',
  dueAt: '2027-01-02T09:12:44.000Z',
  paidAt: null,
  paidBy: null,
  voidedAt: null,
};

const { id, number, kind, status, period, currency, total, amountDue, createdAt, issuedAt, dueAt, paidAt } = invoice;

export const invoiceSummary: InvoiceSummary = {
  ...{ id, number, kind, status, period, currency, total, amountDue, createdAt, issuedAt, dueAt, paidAt },
  customer: { id: invoice.customerId, name: 'Ada Analytics', email: 'ada@example.org' },
};
