import { eq, max } from 'drizzle-orm';
import type { Database } from '#db/client';
import { metering, predictions } from '#db/schema/usage';
import { meterUsage } from '#lib/billing/metering/meter-usage';
import { AppError } from '#lib/errors';

/**
 * Meters all that was committed before it was called, before a closing takes its lock: metering waits for others who
 * write. Throws AppError('unavailable') where somebody writes for so long that it cannot be known what is committed.
 */
export async function meterForClosing(db: Database, patienceMs?: number): Promise<void> {
  const [ledger] = await db.select({ lastSeq: max(predictions.seq) }).from(predictions);
  await meterUsage(db, patienceMs);
  const [meter] = await db.select().from(metering).where(eq(metering.id, 1));
  if (meter!.throughSeq >= (ledger?.lastSeq ?? 0)) return;
  throw new AppError('unavailable', 'Calls of this month are still being recorded. Try again in a minute.', {
    headers: { 'retry-after': '60' },
  });
}
