import { eq, gte } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Database } from '#db/client';
import { invoices, stripeCheckouts } from '#db/schema/billing';
import { type CheckoutState, stateAtStripe } from '#lib/billing/stripe/checkout-state';
import { differenceOf, type StripeDifference } from '#lib/billing/stripe/stripe-report';

/** A payment that came within the last minutes may still be on its way here. */
const onItsWayMs = 10 * 60_000;

type Kept = { status: CheckoutState; invoiceId: string; number: string | null };

/**
 * Compares the payment pages of both, opened from a moment on, by whether they are paid. The list at Stripe says
 * when a page was opened, not when it was paid: one that is paid right now may differ, and agrees the next time.
 */
export async function* comparePayments(
  client: Stripe,
  db: Database,
  sinceMs: number,
  nowMs: number,
): AsyncGenerator<StripeDifference[]> {
  const kept = await keptSince(db, sinceMs);
  const created = { gte: Math.floor(sinceMs / 1000), lt: Math.floor((nowMs - onItsWayMs) / 1000) };
  for await (const session of client.checkout.sessions.list({ created, limit: 100 })) {
    const ours = kept.get(session.id);
    kept.delete(session.id);
    const invoiceId = ours?.invoiceId ?? session.metadata?.invoiceId;
    if (invoiceId === undefined) continue;
    const isPaidThere = stateAtStripe(session) === 'paid';
    const isSame = isPaidThere === (ours?.status === 'paid');
    yield isSame ? [] : [paymentDifference(session.id, invoiceId, ours, isPaidThere)];
  }
  // Pages that Stripe has not listed: only a payment is worth a word.
  yield [...kept]
    .filter(([, { status }]) => status === 'paid')
    .map(([sessionId, ours]) => paymentDifference(sessionId, ours.invoiceId, ours, false));
}

function paymentDifference(sessionId: string, invoiceId: string, ours: Kept | undefined, isPaidThere: boolean) {
  const invoice = `the invoice ${ours?.number ?? invoiceId}`;
  const text = isPaidThere
    ? `Stripe has a payment of ${invoice} that was not told here (payment page ${sessionId}).`
    : `A payment of ${invoice} was told here that Stripe does not have (payment page ${sessionId}).`;
  const said = (isPaid: boolean) => (isPaid ? 'paid' : 'not paid');
  return differenceOf('payment', text, { here: said(!isPaidThere), atStripe: said(isPaidThere), invoiceId });
}

async function keptSince(db: Database, sinceMs: number): Promise<Map<string, Kept>> {
  const { sessionId, status, invoiceId, createdAt } = stripeCheckouts;
  const rows = await db
    .select({ sessionId, status, invoiceId, number: invoices.number })
    .from(stripeCheckouts)
    .innerJoin(invoices, eq(invoices.id, invoiceId))
    .where(gte(createdAt, new Date(sinceMs)));
  return new Map(rows.map(({ sessionId, ...row }) => [sessionId, row]));
}
