import { z } from 'zod';
import { stripeEvents } from '#db/schema/billing';
import { notSetUp, stripe } from '#lib/billing/stripe/stripe';
import { StripeEvent } from '#lib/billing/stripe/stripe-event';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { enqueue, queuesReady } from '#lib/queue/queue';

export const ReceivedStripeEvent = z.object({
  received: z.literal(true).describe('It is kept. It was before, where it was sent again.'),
});
export type ReceivedStripeEvent = z.infer<typeof ReceivedStripeEvent>;

/** An older message, though signed, may be one that somebody has caught and sends again. */
const toleranceSeconds = 5 * 60;

/**
 * Keeps what Stripe tells us, once by its id, together with the job that handles it. Throws `bad-request` for what is
 * not signed with our secret, or was signed long ago; `conflict` where Stripe is not set up.
 */
export async function receiveStripeEvent(
  { db, requestId }: Pick<Ctx, 'db' | 'requestId'>,
  body: Buffer,
  signature: string,
): Promise<ReceivedStripeEvent> {
  requireSignature(body, signature);
  const sent = parse(body);
  const { id, type, created } = eventOf(sent);
  await queuesReady();
  await db.transaction(async (tx) => {
    const kept = await tx
      .insert(stripeEvents)
      .values({ id, type, body: sent, createdAt: created })
      .onConflictDoNothing()
      .returning({ id: stripeEvents.id });
    if (kept.length > 0) await enqueue(tx, 'handle-stripe-event', { id }, { requestId });
  });
  return { received: true };
}

/** The secrets of our endpoints at Stripe. Throws `conflict` where there is none, and so nothing can be verified. */
export function webhookSecrets(): string[] {
  stripe();
  if (env.STRIPE_WEBHOOK_SECRET === undefined) throw notSetUp('STRIPE_WEBHOOK_SECRET');
  return env.STRIPE_WEBHOOK_SECRET.split(',').map((secret) => secret.trim());
}

function requireSignature(body: Buffer, signature: string): void {
  const refusals = webhookSecrets().map((secret) => refusalOf(body, signature, secret));
  if (refusals.includes(null)) return;
  const isOld = refusals.some((refusal) => /timestamp outside/i.test(refusal ?? ''));
  throw new AppError(
    'bad-request',
    isOld
      ? 'This message was signed more than five minutes ago. Stripe signs anew what it sends again.'
      : 'The signature is not Stripe’s for this body and the secret of this endpoint.',
  );
}

/** Null where it is signed with that secret, and lately. */
function refusalOf(body: Buffer, signature: string, secret: string): string | null {
  try {
    stripe().webhooks.signature!.verifyHeader(body, signature, secret, toleranceSeconds);
    return null;
  } catch (error) {
    return String(error);
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AppError('bad-json', 'The body is not valid JSON.');
  }
}

function eventOf(sent: unknown): StripeEvent {
  const event = StripeEvent.safeParse(sent);
  if (event.success) return event.data;
  throw new AppError('bad-request', 'The body is no event of Stripe’s: it lacks an id, a type or its time.');
}
