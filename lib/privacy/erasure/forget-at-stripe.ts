import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { customers } from '#db/schema/billing';
import { hasStripe, stripe } from '#lib/billing/stripe/stripe';
import { isMissing } from '#lib/billing/stripe/stripe-error';
import { log } from '#lib/log';

/** Deletes the person's customer at Stripe, where there is one. Throws as Stripe's client does, to be tried again. */
export async function forgetAtStripe(db: Database, userId: string): Promise<boolean> {
  const [row] = await db.select({ id: customers.stripeCustomerId }).from(customers).where(eq(customers.userId, userId));
  if (!row?.id) return false;
  if (!hasStripe()) {
    log.warn({ userId }, 'payments are switched off here: a customer is left at Stripe, to be deleted there by hand');
    return false;
  }
  try {
    await stripe().customers.del(row.id);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return true;
}
