import type Stripe from 'stripe';
import { stripe } from '#lib/billing/stripe/stripe';
import { stripeErrorOf } from '#lib/billing/stripe/stripe-error';
import { AppError } from '#lib/errors';
import { log } from '#lib/log';

/**
 * Asks Stripe on behalf of somebody who waits for the answer. Throws `conflict` with Stripe’s reason for what it
 * refuses, `unavailable` where it cannot be reached, has too much to do, or does not take the installation’s key.
 */
export async function askStripe<T>(ask: (client: Stripe) => Promise<T>): Promise<T> {
  const client = stripe();
  try {
    return await ask(client);
  } catch (error) {
    const refused = stripeErrorOf(error);
    if (!refused) throw error;
    const { type, message, statusCode, code, requestId } = refused;
    log.warn({ type, message, statusCode, code, stripeRequestId: requestId }, 'Stripe did not do what it was asked');
    if (type === 'StripeInvalidRequestError' || type === 'StripeCardError') {
      throw new AppError('conflict', `Stripe refused: ${message}`, { cause: error });
    }
    throw new AppError('unavailable', 'Stripe does not answer as it should right now. Try again in a few minutes.', {
      cause: error,
    });
  }
}
