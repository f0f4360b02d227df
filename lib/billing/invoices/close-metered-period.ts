import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { billingPeriods } from '#db/schema/billing';
import { metering } from '#db/schema/usage';
import { draftTotals } from '#lib/billing/invoices/draft-totals';
import { draftsOfPeriod } from '#lib/billing/invoices/drafts-of-period';
import { requireTurn } from '#lib/billing/invoices/turn-to-close';
import { writeDrafts } from '#lib/billing/invoices/write-drafts';
import { seller } from '#lib/billing/seller';
import { Period } from '#lib/period';

const amount = z.string().describe('Of all its invoices together.');

export const ClosedPeriod = z
  .object({
    period: Period,
    closedAt: z.iso.datetime(),
    invoices: z.int().describe('How many drafts it made.'),
    currency: z.string(),
    subtotal: amount,
    tax: amount,
    total: amount,
  })
  .meta({ id: 'ClosedPeriod' });
export type ClosedPeriod = z.infer<typeof ClosedPeriod>;

/** `closedBy` is null for the schedule. */
type Closing = { period: string; closedBy: string | null };

/**
 * Closes a period that is over and metered, as part of the transaction `tx`, under the meter's lock: nothing is metered
 * meanwhile, and of two closings the second finds it closed. Throws AppError('conflict') when its turn is past or not yet.
 */
export async function closeMeteredPeriod(tx: Database, { period, closedBy }: Closing): Promise<ClosedPeriod> {
  const [meter] = await tx.select().from(metering).where(eq(metering.id, 1)).for('update');
  await requireTurn(tx, period);
  const [closed] = await tx
    .insert(billingPeriods)
    .values({ period, closedBy, throughSeq: meter!.throughSeq })
    .returning();
  const drafts = await draftsOfPeriod(tx, period);
  await writeDrafts(tx, period, drafts);
  const { currency } = await seller(tx);
  return { period, closedAt: closed!.closedAt.toISOString(), ...draftTotals(drafts, currency) };
}
