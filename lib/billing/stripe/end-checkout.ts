import { and, eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Database } from '#db/client';
import { stripeCheckouts } from '#db/schema/billing';
import { type CheckoutState, stateAtStripe } from '#lib/billing/stripe/checkout-state';
import { isMissing, stripeErrorOf } from '#lib/billing/stripe/stripe-error';

export type CheckoutNow = { state: CheckoutState | 'paying'; url: string | null };

/** How a payment page stands at Stripe now, and where it is while it is open. Keeps here that it has expired. */
export async function checkoutNow(client: Stripe, db: Database, sessionId: string): Promise<CheckoutNow> {
  const session = await client.checkout.sessions
    .retrieve(sessionId, { expand: ['payment_intent'] })
    .catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
  // One of another account, whose key was in the settings before.
  const state = session ? stateAtStripe(session) : 'expired';
  if (state === 'expired') await keepExpired(db, sessionId);
  return { state, url: session?.url ?? null };
}

/** Closes a payment page at Stripe; gives how it then stands, since somebody may have paid before. */
export async function endCheckout(client: Stripe, db: Database, sessionId: string): Promise<CheckoutNow> {
  try {
    await client.checkout.sessions.expire(sessionId);
  } catch (error) {
    if (stripeErrorOf(error)?.type !== 'StripeInvalidRequestError') throw error;
    return checkoutNow(client, db, sessionId);
  }
  await keepExpired(db, sessionId);
  return { state: 'expired', url: null };
}

async function keepExpired(db: Database, sessionId: string): Promise<void> {
  const isOpen = and(eq(stripeCheckouts.sessionId, sessionId), eq(stripeCheckouts.status, 'open'));
  await db.update(stripeCheckouts).set({ status: 'expired' }).where(isOpen);
}
