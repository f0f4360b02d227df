import type { Database } from '#db/client';
import { stripeReconciliations } from '#db/schema/billing';
import { comparePayments } from '#lib/billing/stripe/compare-payments';
import { compareUsage } from '#lib/billing/stripe/compare-usage';
import { findUnsettled } from '#lib/billing/stripe/find-unsettled';
import { stripe } from '#lib/billing/stripe/stripe';
import { stripeErrorOf } from '#lib/billing/stripe/stripe-error';
import { differenceOf, type StripeDifference, type StripeReport } from '#lib/billing/stripe/stripe-report';
import { newId } from '#lib/ids';
import { log } from '#lib/log';

/** As far back as Stripe takes usage. */
const windowMs = 35 * 86_400_000;
/** More are no use to anybody who reads them. */
const mostDifferences = 1_000;

/**
 * Compares what is here with what Stripe has, of the last 35 days, and keeps what differs; changes nothing else. What
 * cannot be read of Stripe until `limitMs` have passed is left out, and said. Throws `conflict` without Stripe.
 */
export async function reconcileStripe(
  db: Database,
  { now = new Date(), limitMs = 15 * 60_000 }: { now?: Date; limitMs?: number } = {},
): Promise<StripeReport> {
  const client = stripe();
  const since = now.getTime() - windowMs;
  const differences = await findUnsettled(db, new Date(since), now);
  const deadline = performance.now() + limitMs;
  for (const found of [compareUsage, comparePayments]) {
    differences.push(...(await readAll(found(client, db, since, now.getTime()), deadline)));
  }
  const kept = differences.slice(0, mostDifferences);
  const isComplete = kept.length === differences.length && kept.every(({ kind }) => kind !== 'unread');
  const report = { id: newId('reconciliation'), at: now, isComplete, differences: kept };
  await db.insert(stripeReconciliations).values(report);
  return { ...report, at: now.toISOString() };
}

/** What was found until Stripe could not be read any further, and why it could not. */
async function readAll(found: AsyncGenerator<StripeDifference[]>, deadline: number): Promise<StripeDifference[]> {
  const differences: StripeDifference[] = [];
  try {
    for await (const some of found) {
      differences.push(...some);
      if (performance.now() < deadline) continue;
      return [...differences, differenceOf('unread', 'There was no time to read all that Stripe has.')];
    }
  } catch (error) {
    const refused = stripeErrorOf(error);
    if (!refused) throw error;
    log.warn({ type: refused.type, message: refused.message }, 'Stripe could not be read to the end');
    differences.push(differenceOf('unread', `Stripe could not be read to the end: ${refused.message}`));
  }
  return differences;
}
