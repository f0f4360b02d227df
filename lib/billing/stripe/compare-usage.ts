import { sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { Database } from '#db/client';
import { isMissing } from '#lib/billing/stripe/stripe-error';
import { differenceOf, type StripeDifference } from '#lib/billing/stripe/stripe-report';
import { env } from '#lib/env';

/** Stripe adds up what it was told a while after it was told. */
const addingUpMs = 15 * 60_000;
const dayMs = 86_400_000;

const Told = z.object({
  userId: z.string(),
  email: z.string(),
  customer: z.string(),
  /** Units by day of UTC that Stripe took of us; null for a day of which it was told just now. */
  days: z.record(z.string(), z.number().nullable()),
});
type Told = z.infer<typeof Told>;

/**
 * Compares the units that Stripe was told of with those that it counted, by customer and day of UTC, from a day on
 * until the end of yesterday; gives the differences of a customer at a time. Days of which Stripe was told within the last minutes are left out.
 */
export async function* compareUsage(
  client: Stripe,
  db: Database,
  sinceMs: number,
  nowMs: number,
): AsyncGenerator<StripeDifference[]> {
  const span = { sinceMs: startOfDay(sinceMs), untilMs: startOfDay(nowMs) };
  const customers = await toldOf(db, span, nowMs);
  if (customers.length === 0) return;
  const meter = await meterOf(client);
  if (!meter) {
    const text = `There is no active meter at Stripe for events named ${env.STRIPE_METER_EVENT}.`;
    yield [differenceOf('unread', `${text} Make one, or correct STRIPE_METER_EVENT.`)];
    return;
  }
  for (const told of customers) {
    yield await compareCustomer(client, meter.id, told, span).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
      const text = `${told.email}: Stripe has no customer ${told.customer} any more.`;
      return [differenceOf('usage', text, { customerId: told.userId })];
    });
  }
}

async function compareCustomer(
  client: Stripe,
  meterId: string,
  { userId, email, customer, days }: Told,
  { sinceMs, untilMs }: { sinceMs: number; untilMs: number },
): Promise<StripeDifference[]> {
  const wanted = { customer, start_time: sinceMs / 1000, end_time: untilMs / 1000, value_grouping_window: 'day' };
  const counted = new Map<string, number>();
  for await (const { start_time, aggregated_value } of client.billing.meters.listEventSummaries(meterId, {
    ...wanted,
    limit: 100,
  })) {
    counted.set(dayOf(start_time * 1000), aggregated_value);
  }
  return [...new Set([...Object.keys(days), ...counted.keys()])].sort().flatMap((day) => {
    const here = days[day] === undefined ? 0 : days[day];
    const atStripe = counted.get(day) ?? 0;
    if (here === null || here === atStripe) return [];
    const text = `${email}, ${day}: Stripe was told of ${here} units and counts ${atStripe}.`;
    return [differenceOf('usage', text, { here: String(here), atStripe: String(atStripe), customerId: userId })];
  });
}

async function meterOf(client: Stripe): Promise<Stripe.Billing.Meter | undefined> {
  for await (const meter of client.billing.meters.list({ status: 'active', limit: 100 })) {
    if (meter.event_name === env.STRIPE_METER_EVENT) return meter;
  }
  return undefined;
}

async function toldOf(db: Database, span: { sinceMs: number; untilMs: number }, nowMs: number): Promise<Told[]> {
  const since = new Date(span.sinceMs).toISOString();
  const until = new Date(span.untilMs).toISOString();
  const justNow = new Date(nowMs - addingUpMs).toISOString();
  const rows = await db.execute(sql`
    select c.user_id as "userId", u.email, c.stripe_customer_id as customer, coalesce(
      (select json_object_agg(day, units) from (
        select to_char(hour at time zone 'UTC', 'YYYY-MM-DD') as day,
          case when max(sent_at) < ${justNow} then sum(units) end as units
        from stripe_meter_events e
        where e.user_id = c.user_id and hour >= ${since} and hour < ${until} and sent_at is not null
        group by 1
      ) as told), '{}') as days
    from customers c join users u on u.id = c.user_id
    where c.stripe_customer_id is not null order by 1`);
  return z.array(Told).parse([...rows]);
}

const startOfDay = (ms: number) => Math.floor(ms / dayMs) * dayMs;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
