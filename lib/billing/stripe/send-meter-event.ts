import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { stripeMeterEvents } from '#db/schema/billing';
import { type MeterVerdict, meterVerdict } from '#lib/billing/stripe/meter-verdict';
import { stripe } from '#lib/billing/stripe/stripe';
import { env } from '#lib/env';
import { log } from '#lib/log';

export type WaitingMeterEvent = {
  identifier: string;
  userId: string;
  /** When its hour began, in seconds since 1970. */
  hourSeconds: number;
  /** Null for one that Stripe does not know any more. */
  customer: string | null;
  /** Whether it may be at Stripe from an earlier attempt. */
  isAttempted: boolean;
};

/** Stripe knows an identifier again for at least 24 hours. */
const recognisedMs = 23 * 3_600_000;

/**
 * Sends one meter event, and notes what became of it. It may be killed at any step: the units are fixed, and the row
 * says that it may be at Stripe, before it is sent; sent again, Stripe knows it by its identifier.
 */
export async function sendMeterEvent(db: Database, event: WaitingMeterEvent): Promise<MeterVerdict> {
  const { identifier, hourSeconds, customer, isAttempted } = event;
  if (customer === null) return refuse(db, identifier, 'The customer was deleted at Stripe.');
  const claimed = await claim(db, identifier);
  if (!claimed) return 'delivered';
  const { units, attemptedAt } = claimed;
  if (Date.now() - attemptedAt.getTime() > recognisedMs) {
    const when = attemptedAt.toISOString();
    return refuse(
      db,
      identifier,
      `It was sent at ${when} and no answer came; Stripe may or may not have it, and would not know it again.`,
    );
  }
  const verdict = await post(identifier, { customer, units, hourSeconds });
  if (verdict.is === 'delivered') await settle(db, identifier, { sentAt: sql`now()` });
  // What Stripe said of this attempt it did not say of an earlier one.
  const released = isAttempted ? {} : { attemptedAt: null };
  if (verdict.is === 'not-taken' && !isAttempted) await settle(db, identifier, released);
  if (verdict.is === 'refused') return refuse(db, identifier, verdict.reason, released);
  return verdict.is;
}

/** Fixes what is sent. The first attempt's moment stays: from then on Stripe may have it. */
async function claim(db: Database, identifier: string): Promise<{ units: number; attemptedAt: Date } | undefined> {
  const { attemptedAt, units } = stripeMeterEvents;
  const [row] = await db
    .update(stripeMeterEvents)
    .set({ attemptedAt: sql`coalesce(${attemptedAt}, now())` })
    .where(and(eq(stripeMeterEvents.identifier, identifier), isNull(stripeMeterEvents.sentAt)))
    .returning({ units, attemptedAt });
  return row && { units: row.units, attemptedAt: row.attemptedAt! };
}

async function post(
  identifier: string,
  { customer, units, hourSeconds }: { customer: string; units: number; hourSeconds: number },
): Promise<{ is: MeterVerdict; reason: string }> {
  try {
    const payload = { stripe_customer_id: customer, value: String(units) };
    // Without an idempotency key of ours: Stripe would answer a fault of its own again for a day.
    await stripe().billing.meterEvents.create(
      { event_name: env.STRIPE_METER_EVENT, identifier, timestamp: hourSeconds, payload },
      { maxNetworkRetries: 0 },
    );
    return { is: 'delivered', reason: '' };
  } catch (error) {
    const is = meterVerdict(error);
    const reason = error instanceof Error ? error.message : String(error);
    if (is !== 'delivered') log.warn({ identifier, verdict: is, reason }, 'a meter event did not get to Stripe');
    return { is, reason };
  }
}

async function refuse(
  db: Database,
  identifier: string,
  problem: string,
  more: { attemptedAt?: null } = {},
): Promise<MeterVerdict> {
  await settle(db, identifier, { problem, ...more });
  return 'refused';
}

type Settled = { sentAt?: SQL; attemptedAt?: null; problem?: string };

async function settle(db: Database, identifier: string, to: Settled): Promise<void> {
  const isUnsent = and(eq(stripeMeterEvents.identifier, identifier), isNull(stripeMeterEvents.sentAt));
  await db.update(stripeMeterEvents).set(to).where(isUnsent);
}
