import { eq } from 'drizzle-orm';
import { customers } from '#db/schema/billing';
import { hasStripe } from '#lib/billing/stripe/stripe';
import { forgetStripeCustomer, tellStripeOfBuyer } from '#lib/billing/stripe/stripe-customer';
import { isMissing } from '#lib/billing/stripe/stripe-error';
import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';

/** Tells Stripe the name and e-mail that a customer has by now. Throws as Stripe's client does, to be tried again. */
export async function updateStripeCustomer(
  { db }: Pick<Ctx, 'db'>,
  { userId }: JobData<'update-stripe-customer'>,
): Promise<void> {
  if (!hasStripe()) return;
  const [known] = await db
    .select({ id: customers.stripeCustomerId })
    .from(customers)
    .where(eq(customers.userId, userId));
  if (!known?.id) return;
  try {
    await tellStripeOfBuyer(db, userId, known.id);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await forgetStripeCustomer(db, known.id);
  }
}
