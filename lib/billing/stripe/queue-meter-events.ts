import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { hasStripe } from '#lib/billing/stripe/stripe';

/**
 * Writes what Stripe is to be told of some rows of the ledger, after one seq up to another, as part of the transaction
 * that meters them: the units of each hour of each customer that Stripe knows. Does nothing without Stripe.
 *
 * What waits of the same hour grows; once it was tried to send it, it is fixed, and what comes later is another one.
 */
export async function queueMeterEvents(tx: Database, afterSeq: number, throughSeq: number): Promise<void> {
  if (!hasStripe()) return;
  await tx.execute(sql`
    with told as (
      select p.user_id, date_trunc('hour', p.created_at, 'UTC') as hour, sum(p.units) as units
      from predictions p join customers c on c.user_id = p.user_id and c.stripe_customer_id is not null
      where p.seq > ${afterSeq} and p.seq <= ${throughSeq}
      group by 1, 2 having sum(p.units) > 0
    ), grown as (
      update stripe_meter_events e set units = e.units + told.units from told
      where e.user_id = told.user_id and e.hour = told.hour
        and e.attempted_at is null and e.sent_at is null and e.problem is null
      returning e.user_id, e.hour
    )
    insert into stripe_meter_events (identifier, user_id, hour, units)
    select user_id || '_' || to_char(hour at time zone 'UTC', 'YYYYMMDD"T"HH24') || '_' || (${afterSeq}::bigint + 1),
      user_id, hour, units
    from told where not exists (select from grown g where g.user_id = told.user_id and g.hour = told.hour)`);
}
