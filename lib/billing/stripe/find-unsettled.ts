import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { differenceOf, type StripeDifference } from '#lib/billing/stripe/stripe-report';

const most = 200;

const Event = z.object({ id: z.string(), type: z.string(), problem: z.string().nullable() });
const MeterEvent = z.object({
  userId: z.string(),
  who: z.string(),
  hour: z.string(),
  units: z.number(),
  problem: z.string().nullable(),
});

/** What lies here undone since a moment: events that were not handled or need somebody, usage that Stripe does not take. */
export async function findUnsettled(db: Database, since: Date, now: Date): Promise<StripeDifference[]> {
  const events = await db.execute(sql`
    select id, type, problem from stripe_events
    where (handled_at is null or problem is not null) and received_at >= ${since.toISOString()}
      and (problem is not null or received_at < ${now.toISOString()}::timestamptz - interval '10 minutes')
    order by received_at limit ${most}`);
  const meterEvents = await db.execute(sql`
    select user_id as "userId", coalesce(email, user_id) as who, to_char(hour at time zone 'UTC', 'YYYY-MM-DD HH24:00') as hour,
      units::float8 as units, problem
    from (
      (select * from stripe_meter_events where problem is not null and hour >= ${since.toISOString()}
        order by hour limit ${most})
      union all
      (select * from stripe_meter_events where sent_at is null and problem is null
        and hour < ${now.toISOString()}::timestamptz - interval '3 hours' order by hour limit ${most})
    ) as unsent left join users on users.id = user_id order by unsent.hour, user_id`);
  return [
    ...events.map((row) => ofEvent(Event.parse(row))),
    ...meterEvents.map((row) => ofMeterEvent(MeterEvent.parse(row))),
  ];
}

const ofEvent = ({ id, type, problem }: z.infer<typeof Event>) =>
  differenceOf('event', `${type} (${id}): ${problem ?? 'it was not handled yet.'}`);

function ofMeterEvent({ userId, who, hour, units, problem }: z.infer<typeof MeterEvent>) {
  const text = `${units} units of ${who}, ${hour} UTC: ${problem ?? 'Stripe was not told of them yet.'}`;
  return differenceOf('meter-event', text, { here: String(units), customerId: userId });
}
