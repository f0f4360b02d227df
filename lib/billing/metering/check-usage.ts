import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';

const UsageDifference = z.object({
  userId: z.string(),
  hour: z.string(),
  keyId: z.string().nullable(),
  modelId: z.string(),
  versionId: z.string(),
  cached: z.boolean(),
  /** How much more is metered than the ledger holds; negative where it is less. */
  predictions: z.int(),
  units: z.int(),
});
export type UsageDifference = z.infer<typeof UsageDifference>;

/**
 * Adds up the ledger again, as far as it is metered, and compares it with `usage_hours` over all periods: gives each
 * hour's difference by customer, key, model, version and cached or not; none where metering is right. Reads all of both.
 */
export async function checkUsage(db: Database): Promise<UsageDifference[]> {
  const rows = await db.execute(sql`
    select user_id as "userId", to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour, key_id as "keyId",
      model_id as "modelId", version_id as "versionId", cached,
      sum(predictions)::float8 as predictions, sum(units)::float8 as units
    from (
      select user_id, hour, key_id, model_id, version_id, cached, predictions, units from usage_hours
      union all
      select user_id, date_trunc('hour', created_at, 'UTC'), key_id, model_id, version_id, cached, -count(*), -sum(units)
      from predictions where seq <= (select through_seq from metering where id = 1)
      group by 1, 2, 3, 4, 5, 6
    ) as compared
    group by user_id, compared.hour, key_id, model_id, version_id, cached
    having sum(predictions) <> 0 or sum(units) <> 0
    order by 1, 2, 4, 5, 3, 6`);
  return z.array(UsageDifference).parse([...rows]);
}
