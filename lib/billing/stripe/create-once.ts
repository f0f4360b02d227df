import type Stripe from 'stripe';
import { isReplay, stripeErrorOf } from '#lib/billing/stripe/stripe-error';

/** Few enough to end, many enough for whatever can have become of earlier ones within a day. */
const mostTries = 20;

/**
 * Makes something at Stripe once: two calls with the same key, at once or a day apart, give the same object. Stripe
 * answers a key again with what it answered first, even where that was a fault of its own, or is of no use any more by
 * now; the next key is then made of this one and what it gave.
 */
export async function createOnce<T extends { id: string }>(
  key: string,
  create: (idempotencyKey: string) => Promise<Stripe.Response<T>>,
  isOfUse: (made: T) => Promise<boolean>,
): Promise<T> {
  let next = key;
  for (let tries = 0; tries < mostTries; tries++) {
    const made = await create(next).catch((error: unknown) => {
      const fault = stripeErrorOf(error);
      if (fault?.type !== 'StripeAPIError' || !isReplay(fault.headers)) throw error;
      return null;
    });
    if (made && (!isReplay(made.lastResponse.headers) || (await isOfUse(made)))) return made;
    next = `${key}-after-${made?.id ?? `fault-${tries}`}`;
  }
  throw new Error(`Stripe has answered ${mostTries} keys that begin with ${key} before, none of use any more.`);
}
