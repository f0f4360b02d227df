import { hasStripe } from '#lib/billing/stripe/stripe';
import { forgetStripeCustomer, knownStripeCustomer, tellStripeOfBuyer } from '#lib/billing/stripe/stripe-customer';
import { isMissing } from '#lib/billing/stripe/stripe-error';
import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';

/** Tells Stripe the name and e-mail that a customer has by now. Throws as Stripe's client does, to be tried again. */
export async function updateStripeCustomer(
  { db }: Pick<Ctx, 'db'>,
  { userId }: JobData<'update-stripe-customer'>,
): Promise<void> {
  if (!hasStripe()) return;
  const customer = await knownStripeCustomer(db, userId);
  if (customer === null) return;
  try {
    await tellStripeOfBuyer(db, userId, customer);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await forgetStripeCustomer(db, customer);
  }
}
