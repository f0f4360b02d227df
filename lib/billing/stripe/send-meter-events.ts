import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { oneAtATime } from '#lib/billing/stripe/one-at-a-time';
import { sendMeterEvent, type WaitingMeterEvent } from '#lib/billing/stripe/send-meter-event';
import { hasStripe } from '#lib/billing/stripe/stripe';
import { processShared } from '#lib/process-shared';

/** As many as are sent before the worker does something else. */
const mostAtOnce = 500;
/** Stripe takes one of a customer at a time. */
const customersAtOnce = 8;
const longestRestMs = 10 * 60_000;

type Rest = { failures: number; untilMs: number };
/** After Stripe did not take one: this process leaves it in peace for a while, longer each time. */
const ownRest = () => processShared<Rest>('stripe-meter-rest', () => ({ failures: 0, untilMs: 0 }));

/**
 * Tells Stripe of the hours that are over, the oldest first, each until Stripe has it; gives how many it now has. One
 * worker at a time does so. What Stripe will never take keeps its problem; anything else waits for the next time.
 */
export async function sendMeterEvents(db: Database, rest: Rest = ownRest()): Promise<{ delivered: number }> {
  if (!hasStripe() || Date.now() < rest.untilMs) return { delivered: 0 };
  const round = await oneAtATime(db, 'stripeMeterEvents', () => sendWaiting(db));
  if (!round) return { delivered: 0 };
  rest.failures = round.isStopped ? rest.failures + 1 : 0;
  rest.untilMs = round.isStopped ? Date.now() + Math.min(longestRestMs, 5_000 * 2 ** rest.failures) : 0;
  return { delivered: round.delivered };
}

type Round = { delivered: number; isStopped: boolean };

async function sendWaiting(db: Database): Promise<Round> {
  const queues = [...Map.groupBy(await waitingMeterEvents(db, mostAtOnce), ({ userId }) => userId).values()];
  const round = { delivered: 0, isStopped: false };
  await Promise.all(Array.from({ length: customersAtOnce }, () => sendQueues(db, queues, round)));
  return round;
}

/** Takes one customer after the other; whoever meets a Stripe that does not take any stops them all. */
async function sendQueues(db: Database, queues: WaitingMeterEvent[][], round: Round): Promise<void> {
  for (let queue = queues.shift(); queue; queue = queues.shift()) {
    for (const event of queue) {
      if (round.isStopped) return;
      const verdict = await sendMeterEvent(db, event);
      if (verdict === 'delivered') round.delivered++;
      else if (verdict !== 'refused') round.isStopped = true;
    }
  }
}

/** What is to be sent: hours that are over, so that what comes in within one is one event. */
export const waitingQuery = (limit: number) => sql`
  select e.identifier, e.user_id as "userId", extract(epoch from e.hour)::float8 as "hourSeconds",
    c.stripe_customer_id as "customer", e.attempted_at is not null as "isAttempted"
  from (
    select identifier, user_id, hour, attempted_at from stripe_meter_events
    where sent_at is null and problem is null and hour < date_trunc('hour', now(), 'UTC')
    order by hour limit ${limit}
  ) e left join customers c on c.user_id = e.user_id
  order by e.hour, e.identifier`;

const waitingMeterEvents = (db: Database, limit: number) => db.execute<WaitingMeterEvent>(waitingQuery(limit));
