import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { invoices, stripeCheckouts } from '#db/schema/billing';
import { creditedMinor } from '#lib/billing/invoices/amount-due';
import { checkoutNow, endCheckout } from '#lib/billing/stripe/end-checkout';
import { dueOf } from '#lib/billing/stripe/invoice-due';
import { hasStripe, stripe } from '#lib/billing/stripe/stripe';

/** Stripe closes a page after a day; one that is older here was closed without our hearing of it. */
const pageLifeMs = 25 * 3_600_000;

/** Closes the payment pages of invoices that are paid otherwise by now, void, or less; gives how many it ended. */
export async function endStaleCheckouts(db: Database): Promise<{ ended: number }> {
  if (!hasStripe()) return { ended: 0 };
  let ended = 0;
  for (const { sessionId, amountMinor, createdAt, due } of await openCheckouts(db)) {
    const isWrong = due.dueMinor !== amountMinor;
    if (!isWrong && Date.now() - createdAt.getTime() < pageLifeMs) continue;
    const { state } = await (isWrong ? endCheckout : checkoutNow)(stripe(), db, sessionId);
    if (state === 'expired') ended++;
  }
  return { ended };
}

async function openCheckouts(db: Database) {
  const rows = await db
    .select({ checkout: stripeCheckouts, invoice: invoices, creditedMinor })
    .from(stripeCheckouts)
    .innerJoin(invoices, eq(invoices.id, stripeCheckouts.invoiceId))
    .where(sql`${stripeCheckouts.status} = 'open'`)
    .orderBy(asc(stripeCheckouts.createdAt))
    .limit(1000);
  return rows.map(({ checkout, ...row }) => ({ ...checkout, due: dueOf(row) }));
}
