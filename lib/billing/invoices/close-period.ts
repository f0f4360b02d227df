import { z } from 'zod';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { type ClosedPeriod, closeMeteredPeriod } from '#lib/billing/invoices/close-metered-period';
import { meterForClosing } from '#lib/billing/invoices/meter-for-closing';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { Period, periodAt, periodSpan } from '#lib/period';

export const ClosePeriod = z.object({ period: Period });
export type ClosePeriod = z.infer<typeof ClosePeriod>;

/**
 * Closes a month for all customers at once: what it cost them becomes drafts of invoices, and what comes into the ledger
 * afterwards is billed with the month that follows. Throws AppError('conflict') for a month that is not over, is closed
 * already, or whose turn has not come.
 */
export async function closePeriod(ctx: Ctx, { period }: ClosePeriod, now = new Date()): Promise<ClosedPeriod> {
  requirePermission(ctx.actor, 'finance:write');
  if (period >= periodAt(now.getTime())) throw notOver(period);
  await meterForClosing(ctx.db);
  return ctx.db.transaction((tx) => closeMeteredPeriod(tx, { period, closedBy: actingUserId(ctx.actor) }));
}

function notOver(period: string): AppError {
  const until = new Date(periodSpan(period).untilMs).toISOString();
  return new AppError('conflict', `${period} is not over: it can be closed from ${until} on.`);
}
