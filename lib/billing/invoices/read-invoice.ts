import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '#db/client';
import { invoiceLines, invoices } from '#db/schema/billing';
import { models } from '#db/schema/registry';
import { Buyer } from '#lib/billing/customers/buyer';
import { amountDueMinor, creditedMinor } from '#lib/billing/invoices/amount-due';
import { type InvoiceDocument, type InvoiceLine, InvoiceSeller } from '#lib/billing/invoices/invoice-document';
import { usedDays } from '#lib/billing/invoices/used-days';
import { formatDecimal, formatMinor, minorDigits, parseDecimal } from '#lib/billing/money';

/** The invoice or credit note of that id, whole; null where there is none. */
export async function invoiceDocument(db: Database, id: string): Promise<InvoiceDocument | null> {
  const [found] = await db.select({ invoice: invoices, creditedMinor }).from(invoices).where(eq(invoices.id, id));
  if (!found) return null;
  const { invoice } = found;
  const digits = minorDigits(invoice.currency);
  const amount = (minor: bigint) => formatMinor(minor, digits);
  const notes = await creditNotesOf(db, id);
  return {
    id,
    number: invoice.number,
    kind: invoice.kind,
    status: invoice.status,
    period: invoice.period,
    customerId: invoice.userId,
    plan: { id: invoice.planId, name: invoice.planName },
    currency: invoice.currency,
    seller: InvoiceSeller.parse(invoice.seller),
    buyer: Buyer.parse(invoice.buyer),
    lines: await linesOf(db, id, digits),
    days: invoice.kind === 'invoice' ? await usedDays(db, invoice.userId, invoice.period) : [],
    subtotal: amount(invoice.subtotalMinor),
    taxRatePercent: formatDecimal(parseDecimal(invoice.taxRatePercent)),
    tax: amount(invoice.taxMinor),
    total: amount(invoice.totalMinor),
    amountDue: amount(amountDueMinor({ ...invoice, creditedMinor: found.creditedMinor })),
    corrects: await correctedBy(db, invoice.correctsId),
    creditNotes: notes.map(({ totalMinor, issuedAt, ...note }) => ({
      ...note,
      total: amount(totalMinor),
      issuedAt: iso(issuedAt),
    })),
    reason: invoice.reason,
    createdAt: invoice.createdAt.toISOString(),
    issuedAt: iso(invoice.issuedAt),
    dueAt: iso(invoice.dueAt),
    paidAt: iso(invoice.paidAt),
    paidBy: invoice.paidBy,
    voidedAt: iso(invoice.voidedAt),
  };
}

const iso = (moment: Date | null) => moment?.toISOString() ?? null;

async function linesOf(db: Database, invoiceId: string, digits: number): Promise<InvoiceLine[]> {
  const rows = await db
    .select({ line: invoiceLines, slug: models.slug })
    .from(invoiceLines)
    .leftJoin(models, eq(models.id, invoiceLines.modelId))
    .where(eq(invoiceLines.invoiceId, invoiceId))
    .orderBy(asc(invoiceLines.position));
  return rows.map(({ line, slug }) => ({
    id: line.id,
    position: line.position,
    kind: line.kind,
    description: line.description,
    model: slug ?? line.modelId,
    tier: line.tier,
    quantity: Number(line.quantity),
    unitPrice: formatDecimal(parseDecimal(line.unitPrice)),
    amount: formatMinor(line.amountMinor, digits),
    correctsLineId: line.correctsLineId,
  }));
}

/** Issued ones: a draft of one takes nothing back yet. */
async function creditNotesOf(db: Database, id: string) {
  const { number, totalMinor, issuedAt } = invoices;
  return db
    .select({ id: invoices.id, number, totalMinor, issuedAt })
    .from(invoices)
    .where(and(eq(invoices.correctsId, id), isNotNull(issuedAt)))
    .orderBy(asc(invoices.id));
}

async function correctedBy(db: Database, id: string | null): Promise<InvoiceDocument['corrects']> {
  if (id === null) return null;
  const [corrected] = await db
    .select({ id: invoices.id, number: invoices.number })
    .from(invoices)
    .where(eq(invoices.id, id));
  return corrected ?? null;
}
