import { requirePermission } from '#lib/auth/may';
import type { PeriodSummary } from '#lib/billing/finance/list-periods';
import { periodTurn } from '#lib/billing/finance/period-turn';
import type { Ctx } from '#lib/context';

/** Whether a month is running, over and open, or closed; null for one that has not begun. */
export async function periodState(
  { db, actor }: Ctx,
  { period }: { period: string },
): Promise<PeriodSummary['state'] | null> {
  requirePermission(actor, 'finance:read');
  const { present, closed } = await periodTurn(db);
  if (period > present) return null;
  if (closed !== null && period <= closed) return 'closed';
  return period === present ? 'running' : 'open';
}
