import type { Database } from '#db/client';
import { stateToldBy } from '#lib/billing/stripe/checkout-state';
import { type Settled, settleCheckout } from '#lib/billing/stripe/settle-checkout';
import { formatStripeAmount } from '#lib/billing/stripe/stripe-amount';
import { forgetStripeCustomer } from '#lib/billing/stripe/stripe-customer';
import {
  ChargeEvent,
  CustomerEvent,
  MeterReport,
  SessionEvent,
  type StripeEvent,
} from '#lib/billing/stripe/stripe-event';

/** Does what an event asks for, as part of the transaction `tx`. Those of other types are kept, and ask for nothing. */
export async function effectOfEvent(tx: Database, event: StripeEvent): Promise<Settled> {
  const noted = (problem: string | null): Settled => ({ paidInvoiceId: null, problem });
  const isOfSession = event.type.startsWith('checkout.session.');
  const session = isOfSession ? SessionEvent.parse(event).data.object : null;
  const told = session && stateToldBy(event.type, session.payment_status);
  if (session && told) return settleCheckout(tx, session, told, event.created);
  switch (event.type) {
    case 'customer.deleted':
      await forgetStripeCustomer(tx, CustomerEvent.parse(event).data.object.id);
      return noted(null);
    case 'charge.refunded':
      return noted(refundOf(event));
    case 'v1.billing.meter.error_report_triggered':
    case 'v1.billing.meter.no_meter_found':
      return noted(reportOf(event));
    default:
      return noted(null);
  }
}

function refundOf(event: StripeEvent): string | null {
  const { id, amount_refunded, currency, metadata } = ChargeEvent.parse(event).data.object;
  // A charge of something else that somebody sells through the same account.
  if (metadata?.invoiceId === undefined) return null;
  const amount = formatStripeAmount(amount_refunded, currency);
  return `Payment ${id}: Stripe gave back ${amount} of the invoice ${metadata.invoiceId}. Correct it by a credit note.`;
}

function reportOf(event: StripeEvent): string {
  const { data } = MeterReport.safeParse(event);
  const what = data?.data.developer_message_summary ?? 'what is wrong stands with the event at Stripe.';
  const count = data?.data.reason ? ` (${data.data.reason.error_count} errors)` : '';
  return `Stripe does not count usage that it had taken${count}: ${what}`;
}
