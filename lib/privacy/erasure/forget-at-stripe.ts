import type { Database } from '#db/client';
import { hasStripe, stripe } from '#lib/billing/stripe/stripe';
import { knownStripeCustomer } from '#lib/billing/stripe/stripe-customer';
import { isMissing } from '#lib/billing/stripe/stripe-error';
import { log } from '#lib/log';

/** Deletes the person's customer at Stripe, where there is one. Throws as Stripe's client does, to be tried again. */
export async function forgetAtStripe(db: Database, userId: string): Promise<boolean> {
  const customer = await knownStripeCustomer(db, userId);
  if (customer === null) return false;
  if (!hasStripe()) {
    log.warn({ userId }, 'payments are switched off here: a customer is left at Stripe, to be deleted there by hand');
    return false;
  }
  try {
    await stripe().customers.del(customer);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return true;
}
