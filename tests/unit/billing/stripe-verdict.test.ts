import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { meterVerdict } from '#lib/billing/stripe/meter-verdict';

const answered = (status: number, error: object) =>
  Stripe.errors.StripeError.generate({
    type: 'invalid_request_error',
    statusCode: status,
    headers: {},
    ...error,
  } as never);

test.each([
  // As Stripe says it in the first version of its API, and with the code of the second.
  [400, { message: 'An event already exists with identifier usr_1_20261121T10_7.' }, 'delivered'],
  [400, { message: 'Duplicate.', code: 'duplicate_meter_event' }, 'delivered'],
  [
    400,
    { message: 'No such customer: cus_1', code: 'resource_missing', param: 'payload[stripe_customer_id]' },
    'refused',
  ],
  [400, { message: 'The timestamp is too far in the past', param: 'timestamp' }, 'refused'],
  [400, { message: 'No active meter found', param: 'event_name' }, 'not-taken'],
  [400, { message: 'The meter is archived', code: 'archived_meter' }, 'not-taken'],
  [401, { message: 'Invalid API Key provided' }, 'not-taken'],
  [403, { message: 'Not permitted' }, 'not-taken'],
  [429, { message: 'Too many requests', code: 'rate_limit' }, 'not-taken'],
  [409, { message: 'In use', code: 'idempotency_key_in_use' }, 'unknown'],
  [500, { message: 'Sorry', type: 'api_error' }, 'unknown'],
] as const)('an answer %s %o to a meter event means %s', (status, error, verdict) => {
  expect(meterVerdict(answered(status, error))).toBe(verdict);
});

test('no answer to a meter event says nothing of what became of it', () => {
  const error = new Stripe.errors.StripeConnectionError({ message: 'socket hang up', type: 'api_error' } as never);
  expect(meterVerdict(error)).toBe('unknown');
});

test('what is no word of Stripe’s is no verdict', () => {
  expect(() => meterVerdict(new TypeError('already exists with identifier'))).toThrow(TypeError);
});
