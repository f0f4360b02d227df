import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { periodAt } from '#lib/period';

/** Where the months stand: which was the first with anything to bill, and up to which all are closed. */
export type PeriodTurn = {
  /** The first month that was used or closed; the present one where none was. */
  first: string;
  /** The present month. */
  present: string;
  /** The newest closed month. */
  closed: string | null;
};

const Row = z.object({
  used: z.string().nullable(),
  first_closed: z.string().nullable(),
  closed: z.string().nullable(),
});

/** Read from the ends of two indexes. */
export async function periodTurn(db: Database, nowMs = Date.now()): Promise<PeriodTurn> {
  const [row] = await db.execute(sql`
    select (select min(period) from usage_hours) as used, (select min(period) from billing_periods) as first_closed,
      (select max(period) from billing_periods) as closed`);
  const { used, first_closed, closed } = Row.parse(row);
  const present = periodAt(nowMs);
  const first = [used, first_closed, present].filter((period) => period !== null).sort()[0]!;
  return { first, present, closed };
}
