import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { invoiceSeries } from '#db/schema/billing';

/**
 * The next `count` numbers of a series, such as `2026` or `CN-2026`: `2026-000001`. The series' row is locked until the
 * transaction `tx` ends and undone with it, so that no number is given twice and none is missing.
 */
export async function takeNumbers(tx: Database, series: string, count: number): Promise<string[]> {
  if (count === 0) return [];
  const [row] = await tx
    .insert(invoiceSeries)
    .values({ series, last: count })
    .onConflictDoUpdate({ target: invoiceSeries.series, set: { last: sql`${invoiceSeries.last} + ${count}` } })
    .returning();
  const first = row!.last - count + 1;
  return Array.from({ length: count }, (_, index) => `${series}-${String(first + index).padStart(6, '0')}`);
}
