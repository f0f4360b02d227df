import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import { draftsOfPeriod } from '#lib/billing/invoices/drafts-of-period';
import { usageOfPeriod } from '#lib/billing/metering/usage-of-period';
import { formatMinor, minorDigits } from '#lib/billing/money';
import { plansInForce } from '#lib/billing/plans/plans-in-force';
import { priceUsage, totalMinor } from '#lib/billing/price';
import { seller } from '#lib/billing/seller';
import { forecast } from '#lib/billing/usage/forecast';
import type { Ctx } from '#lib/context';
import { periodAt, periodSpan } from '#lib/period';

export const ExpectedRevenue = z
  .object({
    period: z.string().describe('The present month.'),
    currency: z.string(),
    soFar: z.string().describe('What its invoices would come to if it ended now, net of tax.'),
    expected: z
      .string()
      .nullable()
      .describe('What they come to if the rest of it is used as it was so far; null on its first day.'),
    customers: z.int().describe('How many would get an invoice.'),
  })
  .meta({ id: 'ExpectedRevenue' });
export type ExpectedRevenue = z.infer<typeof ExpectedRevenue>;

const dayMs = 86_400_000;

/** What the present month brings: so far, and if it goes on like this. Every customer is priced by their own plan. */
export async function expectedRevenue({ db, actor }: Ctx, nowMs = Date.now()): Promise<ExpectedRevenue> {
  requirePermission(actor, 'finance:read');
  const period = periodAt(nowMs);
  const { currency } = await seller(db);
  const digits = minorDigits(currency);
  const drafts = await draftsOfPeriod(db, period);
  const soFar = drafts.reduce((sum, { subtotalMinor }) => sum + subtotalMinor, 0n);
  const toCome = await toComeMinor(db, { period, digits, nowMs });
  return {
    period,
    currency,
    soFar: formatMinor(soFar, digits),
    expected: toCome === null ? null : formatMinor(soFar + toCome, digits),
    customers: drafts.length,
  };
}

async function toComeMinor(
  db: Ctx['db'],
  { period, digits, nowMs }: { period: string; digits: number; nowMs: number },
): Promise<bigint | null> {
  const { sinceMs, untilMs } = periodSpan(period);
  const days = Math.floor((nowMs - sinceMs) / dayMs);
  if (days === 0) return null;
  const usageOf = await usageOfPeriod(db, period);
  const plans = await plansInForce(db, period, [...usageOf.keys()]);
  let sum = 0n;
  for (const [userId, used] of usageOf) {
    const prices = plans.get(userId)?.prices;
    const expected = prices && forecast({ prices, digits, used, leftMs: untilMs - nowMs }, { usage: used, days });
    if (expected) sum += expected.costMinor - totalMinor(priceUsage(prices, used, digits));
  }
  return sum;
}
