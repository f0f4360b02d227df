import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import type { InvoiceDay } from '#lib/billing/invoices/invoice-document';

const Rows = z.array(
  z.object({
    day: z.string(),
    model: z.string(),
    units: z.coerce.number().int(),
    cachedUnits: z.coerce.number().int(),
  }),
);

/**
 * What a customer used, by day of UTC and model, of all that is billed with `period`: the appendix of an invoice. A closed
 * period's hours do not change, so neither does this.
 */
export async function usedDays(db: Database, userId: string, period: string): Promise<InvoiceDay[]> {
  return Rows.parse(await db.execute(usedDaysQuery(userId, period)));
}

export const usedDaysQuery = (userId: string, period: string) => sql`
  select to_char(used.hour at time zone 'UTC', 'YYYY-MM-DD') as day, coalesce(models.slug, used.model_id) as model,
    coalesce(sum(used.units) filter (where not used.cached), 0) as units,
    coalesce(sum(used.units) filter (where used.cached), 0) as "cachedUnits"
  from usage_hours as used left join models on models.id = used.model_id
  where used.period = ${period} and used.user_id = ${userId}
  group by day, used.model_id, models.slug order by day, model, used.model_id`;
