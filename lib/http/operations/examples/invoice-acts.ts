import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import type { CreditEntries } from '#lib/billing/invoices/list-credits';
import { invoice } from '#lib/http/operations/examples/invoices';

const [baseFee, units] = [invoice.lines[0]!, invoice.lines[1]!];

export const paidInvoice = {
  ...invoice,
  status: 'paid',
  amountDue: '0.00',
  paidAt: '2026-12-10T08:00:00.000Z',
  paidBy: 'bank transfer of 9 December',
} satisfies InvoiceDocument;

export const voidedInvoice: InvoiceDocument = {
  ...invoice,
  status: 'void',
  amountDue: '0.00',
  voidedAt: '2026-12-04T10:00:00.000Z',
};

/** A draft with a line of finance's own. */
export const adjusted: InvoiceDocument = {
  ...invoice,
  number: null,
  status: 'draft',
  lines: [
    baseFee,
    units,
    {
      id: 'line_01kbe9x9c2z1y2x3w4v5u6t7s8',
      position: 3,
      kind: 'adjustment',
      description: 'Goodwill for the outage of 12 November',
      model: null,
      tier: null,
      quantity: 1,
      unitPrice: '-10',
      amount: '-10.00',
      correctsLineId: null,
    },
  ],
  subtotal: '70.25',
  tax: '13.35',
  total: '83.60',
  amountDue: '83.60',
  issuedAt: null,
  dueAt: null,
};

export const creditNote: InvoiceDocument = {
  ...invoice,
  id: 'inv_01kbh2m4t8v0q5r1s6y3zd7x9c',
  number: 'CN-2026-000003',
  kind: 'credit-note',
  status: 'paid',
  lines: [
    {
      ...units,
      id: 'line_01kbh2m4t8a1b2c3d4e5f6g7h8',
      position: 1,
      kind: 'correction',
      description: `Correction of: ${units.description}`,
      quantity: 2_000,
      unitPrice: '-0.0025',
      amount: '-5.00',
      correctsLineId: units.id,
    },
  ],
  days: [],
  subtotal: '-5.00',
  tax: '-0.95',
  total: '-5.95',
  amountDue: '0.00',
  corrects: { id: invoice.id, number: invoice.number },
  reason: 'Answers of 4 November were made by a wrong version.',
  createdAt: '2026-12-05T09:00:00.000Z',
  issuedAt: '2026-12-05T09:00:00.000Z',
  dueAt: null,
  paidAt: '2026-12-05T09:00:00.000Z',
  paidBy: 'set off against 2026-000017',
};

export const creditEntries = {
  currency: 'EUR',
  balance: '25.00',
  entries: [
    {
      id: 'cr_01kbe7x9c2m4t8v0q5r1s6y3zd',
      amount: '25.00',
      reason: 'Goodwill for the outage of 12 November',
      invoiceId: null,
      createdAt: '2026-12-05T09:00:00.000Z',
    },
  ],
} satisfies CreditEntries;
