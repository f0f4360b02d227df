import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '#db/client';
import { invoices, stripeCheckouts } from '#db/schema/billing';
import { markPaid } from '#lib/billing/invoices/mark-paid';
import { formatMinor, minorDigits } from '#lib/billing/money';
import { type CheckoutState, laterState } from '#lib/billing/stripe/checkout-state';
import { type InvoiceDue, invoiceDue } from '#lib/billing/stripe/invoice-due';
import { formatStripeAmount, stripeAmount } from '#lib/billing/stripe/stripe-amount';
import type { SessionEvent } from '#lib/billing/stripe/stripe-event';

export type ToldSession = z.infer<typeof SessionEvent>['data']['object'];
/** What came of it: the invoice that it paid, or what is wrong, in words for finance. */
export type Settled = { paidInvoiceId: string | null; problem: string | null };

const nothing: Settled = { paidInvoiceId: null, problem: null };

/**
 * Takes over what Stripe tells of a payment page, as part of the transaction `tx`. A page only ever gets further, so the
 * order of what is told makes no difference; the payment of an invoice is its first being told. Call `queuesReady` before.
 */
export async function settleCheckout(
  tx: Database,
  session: ToldSession,
  told: CheckoutState,
  at: Date,
): Promise<Settled> {
  const invoiceId = session.metadata?.invoiceId;
  // A page that somebody else opened with the same account.
  if (invoiceId === undefined) return nothing;
  await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.id, invoiceId)).for('update');
  const invoice = await invoiceDue(tx, invoiceId);
  if (!invoice) return { ...nothing, problem: `The payment page ${session.id} is of an invoice that is not here.` };
  const [kept] = await tx.select().from(stripeCheckouts).where(eq(stripeCheckouts.sessionId, session.id));
  const state = laterState(kept?.status ?? 'open', told);
  await keep(tx, session, invoice, state);
  if (state !== 'paid' || kept?.status === 'paid') return nothing;
  const problem = problemOf(session, invoice);
  if (problem) return { ...nothing, problem };
  await markPaid(tx, invoiceId, { paidBy: 'stripe', at });
  return { paidInvoiceId: invoiceId, problem: null };
}

/** A page that was opened by a call that was killed before it could keep it is kept now. */
async function keep(tx: Database, { id }: ToldSession, invoice: InvoiceDue, status: CheckoutState): Promise<void> {
  await tx
    .insert(stripeCheckouts)
    .values({ sessionId: id, invoiceId: invoice.id, status, amountMinor: invoice.dueMinor })
    .onConflictDoUpdate({ target: stripeCheckouts.sessionId, set: { status: sql`excluded.status` } });
}

function problemOf({ id, amount_total, currency }: ToldSession, invoice: InvoiceDue): string | null {
  const { number, status, paidBy, dueMinor } = invoice;
  const page = `Payment page ${id}: `;
  if (status !== 'open') {
    const how = status === 'paid' ? `was paid before (${paidBy})` : `is ${status}`;
    return `${page}a payment came for the invoice ${number}, which ${how}. Give the money back at Stripe.`;
  }
  const isRight =
    currency?.toUpperCase() === invoice.currency && amount_total === stripeAmount(dueMinor, invoice.currency);
  if (isRight) return null;
  const due = `${formatMinor(dueMinor, minorDigits(invoice.currency))} ${invoice.currency}`;
  const paid = formatStripeAmount(amount_total ?? 0, currency ?? invoice.currency);
  return `${page}the invoice ${number} was paid with another amount than due: ${paid}, due was ${due}.`;
}
