import { z } from 'zod';
import { Buyer } from '#lib/billing/customers/buyer';
import { Period } from '#lib/period';

const moment = z.iso.datetime();
const amount = z.string().describe('In the currency, a decimal such as 12.34.');

/** An id in a path; what cannot be one is told so before the database is asked. */
export const InvoiceId = z.string().regex(/^inv_\w{1,64}$/, 'There is no such id.');

export const InvoiceKind = z.enum(['invoice', 'credit-note']);
export type InvoiceKind = z.infer<typeof InvoiceKind>;

export const InvoiceStatus = z.enum(['draft', 'open', 'paid', 'void']);
export type InvoiceStatus = z.infer<typeof InvoiceStatus>;

/** The seller as they stand on an invoice. */
export const InvoiceSeller = z
  .object({
    name: z.string(),
    address: z.string(),
    country: z.string(),
    taxId: z.string(),
    email: z.string(),
    payment: z.string().describe('How to pay.'),
  })
  .meta({ id: 'InvoiceSeller' });
export type InvoiceSeller = z.infer<typeof InvoiceSeller>;

export const InvoiceLine = z
  .object({
    id: z.string().describe('The same in JSON, on the page and in the PDF.'),
    position: z.int(),
    kind: z.enum(['base-fee', 'free-units', 'units', 'cached-units', 'adjustment', 'credit', 'correction']),
    description: z.string(),
    model: z.string().nullable().describe('Slug of the model; null where the line is of none.'),
    tier: z.int().nullable().describe('From 1; null where the line is of no tier.'),
    quantity: z.int(),
    unitPrice: z.string().describe('Of one unit, exact, up to ten decimals.'),
    amount,
    correctsLineId: z.string().nullable().describe('Of a correction: the line of the invoice that it takes back of.'),
  })
  .meta({ id: 'InvoiceLine' });
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const InvoiceDay = z
  .object({
    day: z.iso.date().describe('Of UTC.'),
    model: z.string(),
    units: z.int().describe('Computed by the model.'),
    cachedUnits: z.int().describe('Answered from the cache.'),
  })
  .meta({ id: 'InvoiceDay' });
export type InvoiceDay = z.infer<typeof InvoiceDay>;

const head = {
  id: z.string(),
  number: z.string().nullable().describe('Given when it is issued, without gaps; null while it is a draft.'),
  kind: InvoiceKind,
  status: InvoiceStatus,
  period: Period,
  currency: z.string().describe('ISO 4217.'),
  total: amount,
  amountDue: amount.describe('The total without what credit notes took back; zero when paid or void.'),
  createdAt: moment,
  issuedAt: moment.nullable(),
  dueAt: moment.nullable(),
  paidAt: moment.nullable(),
};

export const InvoiceSummary = z
  .object({ ...head, customer: z.object({ id: z.string(), name: z.string(), email: z.string() }) })
  .meta({ id: 'InvoiceSummary' });
export type InvoiceSummary = z.infer<typeof InvoiceSummary>;

export const InvoicePage = z
  .object({ data: z.array(InvoiceSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'InvoicePage' });
export type InvoicePage = z.infer<typeof InvoicePage>;

/** An invoice or credit note, whole: what its page and its PDF show is this. */
export const InvoiceDocument = z
  .object({
    ...head,
    customerId: z.string().describe('The person who is billed.'),
    plan: z.object({ id: z.string(), name: z.string() }),
    seller: InvoiceSeller,
    buyer: Buyer,
    lines: z.array(InvoiceLine),
    days: z
      .array(InvoiceDay)
      .describe('What was used each day; calls of a month that was closed before they came stand under their own day.'),
    subtotal: amount.describe('The sum of its lines.'),
    taxRatePercent: z.string(),
    tax: amount,
    corrects: z
      .object({ id: z.string(), number: z.string().nullable() })
      .nullable()
      .describe('Of a credit note: the invoice it takes back of.'),
    creditNotes: z
      .array(z.object({ id: z.string(), number: z.string().nullable(), total: amount, issuedAt: moment.nullable() }))
      .describe('What took back of this invoice.'),
    reason: z.string(),
    paidBy: z.string().nullable().describe('How it was paid.'),
    voidedAt: moment.nullable(),
  })
  .meta({ id: 'Invoice' });
export type InvoiceDocument = z.infer<typeof InvoiceDocument>;
