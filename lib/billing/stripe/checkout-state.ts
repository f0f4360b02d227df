import type Stripe from 'stripe';

/** How a payment page stands here: each state outlasts those before it, in whatever order they are told. */
export const checkoutStates = ['open', 'expired', 'paid'] as const;
export type CheckoutState = (typeof checkoutStates)[number];

/** Of two states that were told, the one that outlasts the other: that of both, in any order. */
export const laterState = (a: CheckoutState, b: CheckoutState): CheckoutState =>
  checkoutStates.indexOf(a) > checkoutStates.indexOf(b) ? a : b;

/** What an event of a payment page says of it; null for an event of something else. */
export function stateToldBy(type: string, paymentStatus: string | undefined): CheckoutState | null {
  switch (type) {
    case 'checkout.session.completed':
      // Unpaid where the bank has yet to say.
      return paymentStatus === 'paid' ? 'paid' : 'open';
    case 'checkout.session.async_payment_succeeded':
      return 'paid';
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired':
      return 'expired';
    default:
      return null;
  }
}

/** How a payment page stands at Stripe, of a session with its payment (`expand: ['payment_intent']`). */
export function stateAtStripe(session: Stripe.Checkout.Session): CheckoutState | 'paying' {
  if (session.payment_status === 'paid') return 'paid';
  if (session.status === 'expired') return 'expired';
  if (session.status !== 'complete') return 'open';
  const payment = session.payment_intent;
  const hasFailed =
    typeof payment === 'object' && payment && /^(requires_payment_method|canceled)$/.test(payment.status);
  return hasFailed ? 'expired' : 'paying';
}
