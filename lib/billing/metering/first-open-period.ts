import { max } from 'drizzle-orm';
import type { Database } from '#db/client';
import { billingPeriods } from '#db/schema/billing';
import { addMonths } from '#lib/period';

/** The month after the newest closed one: what comes late is billed with it. Null while none was closed. */
export async function firstOpenPeriod(db: Database): Promise<string | null> {
  const [newest] = await db.select({ closed: max(billingPeriods.period) }).from(billingPeriods);
  return newest?.closed ? addMonths(newest.closed, 1) : null;
}
