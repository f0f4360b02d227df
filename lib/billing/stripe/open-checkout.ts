import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { Database } from '#db/client';
import { stripeCheckouts } from '#db/schema/billing';
import { createOnce } from '#lib/billing/stripe/create-once';
import type { InvoiceDue } from '#lib/billing/stripe/invoice-due';
import { stripeAmount } from '#lib/billing/stripe/stripe-amount';
import { withStripeCustomer } from '#lib/billing/stripe/stripe-customer';

/**
 * Opens a page at Stripe for what is due of an invoice, and keeps it; gives its address. Killed before it is kept, the
 * same call finds the same page, and a payment finds its invoice by what is written on it.
 */
export async function openCheckout(
  client: Stripe,
  db: Database,
  invoice: InvoiceDue,
  siteUrl: string,
): Promise<string> {
  const { sessions } = client.checkout;
  const session = await withStripeCustomer(db, invoice.userId, (customer) => {
    const wish = wishOf(invoice, customer, siteUrl);
    return createOnce(
      `checkout-${invoice.id}-${invoice.dueMinor}-${fingerprint(wish)}`,
      (idempotencyKey) => sessions.create(wish, { idempotencyKey }),
      async ({ id }) => (await sessions.retrieve(id)).status === 'open',
    );
  });
  await db
    .insert(stripeCheckouts)
    .values({ sessionId: session.id, invoiceId: invoice.id, status: 'open', amountMinor: invoice.dueMinor })
    .onConflictDoNothing();
  if (!session.url) throw new Error(`Stripe opened the page ${session.id} without an address.`);
  return session.url;
}

function wishOf({ id, number, currency, dueMinor }: InvoiceDue, customer: string, siteUrl: string) {
  const page = `${siteUrl}/billing/${id}`;
  const metadata = { invoiceId: id };
  const name = `Invoice ${number}`;
  return {
    mode: 'payment',
    customer,
    client_reference_id: id,
    metadata,
    payment_intent_data: { description: name, metadata },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: stripeAmount(dueMinor, currency),
          product_data: { name },
        },
      },
    ],
    success_url: `${page}?payment=done`,
    cancel_url: page,
  } satisfies Stripe.Checkout.SessionCreateParams;
}

/** A key must always come with the same call: another customer or address is another one. */
const fingerprint = (wish: object) => createHash('sha256').update(JSON.stringify(wish)).digest('hex').slice(0, 16);
