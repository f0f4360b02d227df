import { type SQL, sql } from 'drizzle-orm';
import { plainArray } from '#lib/usage/array-literal';

const columns = (predictions: SQL, hour: SQL) => sql`
  to_char(${hour} at time zone 'UTC', 'YYYY-MM-DD') as day, period, model_id as "modelId", key_id as "keyId",
  ${predictions} as predictions, coalesce(sum(units) filter (where not cached), 0) as units,
  coalesce(sum(units) filter (where cached), 0) as "cachedUnits"`;
const metered = columns(sql`sum(predictions)`, sql`hour`);

/** A customer's metered hours of a span, by day. */
export const hoursQuery = (userId: string, sinceMs: number, untilMs: number): SQL => sql`
  select ${metered} from usage_hours
  where user_id = ${userId} and hour >= ${moment(sinceMs)} and hour < ${moment(untilMs)}
  group by 1, 2, 3, 4`;

/** What is billed with some periods, and was used before all of these: it came into the ledger too late for its own. */
export const lateHoursQuery = (userId: string, beforeMs: number, periods: readonly string[]): SQL => sql`
  select ${metered} from usage_hours
  where user_id = ${userId} and period = any(${plainArray(periods)}::text[]) and hour < ${moment(beforeMs)}
  group by 1, 2, 3, 4`;

/** How far metering has read, what the ledger has by now, and the hour of the customer's first prediction. */
export const meterQuery = (userId: string): SQL => sql`
  select through_seq::float8 as "throughSeq", coalesce((select max(seq) from predictions), 0)::float8 as "lastSeq",
    (select extract(epoch from created_at) * 1000 from predictions where seq = through_seq)::float8 as "throughMs",
    (select extract(epoch from min(hour)) * 1000 from usage_hours where user_id = ${userId})::float8 as "firstMs"
  from metering where id = 1`;

/** What a customer used that metering has not read yet, billed as it will be: see `meterUsage`. */
export const unmeteredQuery = (
  userId: string,
  throughSeq: number,
  untilMs: number,
  firstOpen: string | null,
): SQL => sql`
  select ${columns(sql`count(*)`, sql`created_at`)}
  from (
    select *, greatest(to_char(created_at at time zone 'UTC', 'YYYY-MM'), ${firstOpen}::text) as period
    from predictions where seq > ${sql.raw(String(throughSeq))} and user_id = ${userId} and created_at < ${moment(untilMs)}
  ) as unmetered
  group by 1, 2, 3, 4`;

const moment = (ms: number) => sql`to_timestamp(${ms / 1000}::float8)`;
