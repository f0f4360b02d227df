import { gt, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { stripeReconciliations } from '#db/schema/billing';
import { oneAtATime } from '#lib/billing/stripe/one-at-a-time';
import { reconcileStripe } from '#lib/billing/stripe/reconcile-stripe';
import { hasStripe } from '#lib/billing/stripe/stripe';

/** Compares with Stripe where nobody has for a day. */
export async function reconcileStripeDaily(db: Database): Promise<void> {
  if (!hasStripe()) return;
  await oneAtATime(db, 'stripeReconciliation', async () => {
    const { id, at } = stripeReconciliations;
    const isRecent = gt(at, sql`now() - interval '1 day'`);
    const [recent] = await db.select({ id }).from(stripeReconciliations).where(isRecent).limit(1);
    if (!recent) await reconcileStripe(db);
  });
}
