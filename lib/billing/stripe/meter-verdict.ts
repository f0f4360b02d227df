import { stripeErrorOf } from '#lib/billing/stripe/stripe-error';

/**
 * What became of a meter event that was sent: Stripe has it; it will never take it; it did not take it for now; or
 * nobody knows, since no answer came or it was a fault of Stripe’s own.
 */
export type MeterVerdict = 'delivered' | 'refused' | 'not-taken' | 'unknown';

/**
 * Reads Stripe's answer to a meter event, by https://docs.stripe.com/api/billing/meter-event and what it answers to an
 * identifier it has: 400, in the first version of its API with a message alone and no code.
 */
export function meterVerdict(error: unknown): MeterVerdict {
  const refused = stripeErrorOf(error);
  if (!refused) throw error;
  const { statusCode, code = '', message, param } = refused;
  if (statusCode === undefined || statusCode >= 500) return 'unknown';
  if (code === 'duplicate_meter_event' || /already exists with identifier/i.test(message)) return 'delivered';
  // The same call of ours may be under way; the key, the limit, the meter's name are for people to settle.
  if (statusCode === 409) return 'unknown';
  const isOfSettings = param === 'event_name' || ['no_meter', 'archived_meter'].includes(code);
  if (isOfSettings || [401, 403, 429].includes(statusCode)) return 'not-taken';
  return 'refused';
}
