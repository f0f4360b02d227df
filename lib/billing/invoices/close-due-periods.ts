import type { Database } from '#db/client';
import { recordAudit } from '#lib/audit/record-audit';
import { closeMeteredPeriod } from '#lib/billing/invoices/close-metered-period';
import { issueDraftsOf } from '#lib/billing/invoices/issue-period';
import { meterForClosing } from '#lib/billing/invoices/meter-for-closing';
import { turnToClose } from '#lib/billing/invoices/turn-to-close';
import { seller } from '#lib/billing/seller';
import { isAppError } from '#lib/errors';
import { log } from '#lib/log';
import { addMonths, periodAt } from '#lib/period';
import { queuesReady } from '#lib/queue/queue';
import { systemContext } from '#lib/system-context';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * From the third of a month on, closes the months before it that are open, oldest first, where the seller wishes it by
 * the clock, and issues their invoices if that is wished too. Several workers may do so at once: each month is closed, and
 * its invoices issued, in one transaction, once.
 */
export async function closeDuePeriods(db: Database, now = new Date()): Promise<void> {
  const lastDue = addMonths(periodAt(now.getTime() - 2 * dayMs), -1);
  for (;;) {
    const { closing } = await seller(db);
    const period = (await turnToClose(db)) ?? lastDue;
    if (closing === 'by-hand' || period > lastDue) return;
    if (!(await closeOnSchedule(db, period, closing === 'issue'))) return;
  }
}

/** False where it was not to be closed: another worker was first, or there was nobody yet. */
async function closeOnSchedule(db: Database, period: string, issues: boolean): Promise<boolean> {
  await queuesReady();
  try {
    await meterForClosing(db);
    await db.transaction(async (tx) => {
      const { invoices, total, currency } = await closeMeteredPeriod(tx, { period, closedBy: null });
      const { actor, requestId } = systemContext(tx);
      if (issues) await issueDraftsOf(tx, period);
      await recordAudit(tx, { actor, requestId, action: 'closePeriod', target: { period } });
      if (issues) await recordAudit(tx, { actor, requestId, action: 'issuePeriod', target: { period } });
      log.info({ period, invoices, total, currency, issues }, 'period closed');
    });
    return true;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}
