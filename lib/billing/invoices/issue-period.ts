import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { billingPeriods, invoices } from '#db/schema/billing';
import { requirePermission } from '#lib/auth/may';
import { issueDrafts } from '#lib/billing/invoices/issue-drafts';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { Period } from '#lib/period';
import { queuesReady } from '#lib/queue/queue';

export const IssuedPeriod = z
  .object({ period: Period, issued: z.int().describe('How many drafts became invoices.') })
  .meta({ id: 'IssuedPeriod' });
export type IssuedPeriod = z.infer<typeof IssuedPeriod>;

/** Issues all drafts of a closed period, or none. Throws AppError('conflict') for a period that is open. */
export async function issuePeriod(ctx: Ctx, { period }: { period: string }): Promise<IssuedPeriod> {
  requirePermission(ctx.actor, 'finance:write');
  await queuesReady();
  const issued = await ctx.db.transaction((tx) => issueDraftsOf(tx, period));
  return { period, issued };
}

/** The same as part of the transaction `tx`; gives how many. Call `queuesReady` before. */
export async function issueDraftsOf(tx: Database, period: string): Promise<number> {
  const [closed] = await tx.select().from(billingPeriods).where(eq(billingPeriods.period, period));
  if (!closed) throw new AppError('conflict', `${period} is open: close it first.`);
  const drafts = await tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.period, period), eq(invoices.status, 'draft')))
    .orderBy(asc(invoices.id))
    .for('update');
  await issueDrafts(tx, drafts);
  return drafts.length;
}
