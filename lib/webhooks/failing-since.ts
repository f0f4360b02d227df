import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';

/** When an endpoint's first attempt failed since its last delivery; null where none did. */
export async function failingSince(db: Database, endpointId: string): Promise<Date | null> {
  const [row] = await db.execute<{ since_ms: number | null }>(sql`
    with attempts as (
      select a.at, a.problem, a.status
      from webhook_attempts a join webhook_messages m on m.id = a.message_id
      where m.endpoint_id = ${endpointId})
    select extract(epoch from min(at))::float8 * 1000 as since_ms
    from attempts
    where problem is not null and at > coalesce(
      (select max(at) from attempts where status between 200 and 299), '-infinity')`);
  return row?.since_ms == null ? null : new Date(row.since_ms);
}
