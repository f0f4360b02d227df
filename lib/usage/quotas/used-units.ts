import { type SQL, sql } from 'drizzle-orm';
import { periodSpan } from '#lib/period';

/** What metering has not read yet, as the table `unmetered` of a `with`: few rows, since it reads every some seconds. */
export const unmetered: SQL = sql`
  unmetered as materialized (
    select user_id, key_id, model_id, created_at, units from predictions
    where seq > (select through_seq from metering where id = 1)
  )`;

/**
 * How many units the ledger has for a quota in a month, as of the statement's snapshot: what was metered, and what is
 * `unmetered`. `quota` is a table with the quota's `user_id`, `key_id` and `model_id`.
 */
export function usedUnits(quota: SQL, month: string): SQL<string> {
  const { sinceMs, untilMs } = periodSpan(month);
  const [since, until] = [new Date(sinceMs).toISOString(), new Date(untilMs).toISOString()];
  const fits = (row: SQL, at: SQL) => sql`
    ${row}.user_id = ${quota}.user_id and ${at} >= ${since}::timestamptz and ${at} < ${until}::timestamptz
    and (${quota}.key_id is null or ${row}.key_id = ${quota}.key_id)
    and (${quota}.model_id is null or ${row}.model_id = ${quota}.model_id)`;
  return sql`(
    select coalesce(sum(units), 0) from usage_hours where ${fits(sql`usage_hours`, sql`usage_hours.hour`)}
  ) + (
    select coalesce(sum(units), 0) from unmetered where ${fits(sql`unmetered`, sql`unmetered.created_at`)}
  )`;
}
