import { desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { stripeReconciliations } from '#db/schema/billing';
import { requirePermission } from '#lib/auth/may';
import { hasStripe } from '#lib/billing/stripe/stripe';
import { StripeDifference, StripeReport } from '#lib/billing/stripe/stripe-report';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';

const count = z.int().min(0);

export const StripeStatus = z
  .object({
    isSetUp: z.boolean().describe('Whether STRIPE_SECRET_KEY is set.'),
    hearsOfPayments: z.boolean().describe('Whether STRIPE_WEBHOOK_SECRET is set.'),
    meterEvents: z.object({
      waiting: count.describe('Hours of usage that Stripe is still to be told of, but for those that are not over.'),
      oldestHour: z.iso.datetime().nullable().describe('Of those that wait.'),
      refused: count.describe('That Stripe will not take.'),
    }),
    events: z.object({ waiting: count, withProblem: count }).describe('What Stripe told us.'),
    lastReport: StripeReport.nullable().describe('The newest comparison with Stripe.'),
  })
  .meta({ id: 'StripeStatus' });
export type StripeStatus = z.infer<typeof StripeStatus>;

const Counts = z.object({
  waiting: count,
  oldestHour: z.string().nullable(),
  refused: count,
  eventsWaiting: count,
  eventsWithProblem: count,
});

/** How payments through Stripe stand, for finance. Asks the database alone. */
export async function stripeStatus(ctx: Ctx): Promise<StripeStatus> {
  requirePermission(ctx.actor, 'finance:read');
  const { waiting, oldestHour, refused, eventsWaiting, eventsWithProblem } = await counts(ctx.db);
  return {
    isSetUp: hasStripe(),
    hearsOfPayments: hasStripe() && env.STRIPE_WEBHOOK_SECRET !== undefined,
    meterEvents: { waiting, oldestHour, refused },
    events: { waiting: eventsWaiting, withProblem: eventsWithProblem },
    lastReport: await lastReport(ctx.db),
  };
}

export async function lastReport(db: Database): Promise<StripeReport | null> {
  const [row] = await db.select().from(stripeReconciliations).orderBy(desc(stripeReconciliations.id)).limit(1);
  if (!row) return null;
  const { id, at, isComplete, differences } = row;
  return { id, at: at.toISOString(), isComplete, differences: z.array(StripeDifference).parse(differences) };
}

async function counts(db: Database): Promise<z.infer<typeof Counts>> {
  const [row] = await db.execute(sql`
    select waiting.count as waiting, to_char(oldest at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "oldestHour",
      (select count(*)::int from stripe_meter_events where problem is not null) as refused,
      events.waiting as "eventsWaiting", events.problems as "eventsWithProblem"
    from (
      select count(*)::int as count, min(hour) as oldest from stripe_meter_events
      where sent_at is null and problem is null and hour < date_trunc('hour', now(), 'UTC')
    ) as waiting, (
      select count(*) filter (where problem is null)::int as waiting, count(problem)::int as problems
      from stripe_events where handled_at is null or problem is not null
    ) as events`);
  return Counts.parse(row);
}
