import Stripe from 'stripe';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { processShared } from '#lib/process-shared';

/** The version of Stripe's API that this code was written for, whatever the account's own is. */
const apiVersion = '2026-10-28.endive';

/** Whether payments through Stripe are set up here. */
export const hasStripe = (): boolean => env.STRIPE_SECRET_KEY !== undefined;

/** The process's client of Stripe's API. Throws `conflict` where Stripe is not set up. */
export function stripe(): Stripe {
  const key = env.STRIPE_SECRET_KEY;
  if (key === undefined) throw notSetUp('STRIPE_SECRET_KEY');
  return processShared('stripe', () => {
    const { protocol, hostname, port } = new URL(env.STRIPE_API_URL ?? 'https://api.stripe.com');
    return new Stripe(key, {
      apiVersion,
      host: hostname,
      port: port || (protocol === 'https:' ? 443 : 80),
      protocol: protocol === 'https:' ? 'https' : 'http',
      maxNetworkRetries: 2,
      timeout: 20_000,
      telemetry: false,
    });
  });
}

/** What is answered where a setting is missing that payments need. */
export const notSetUp = (setting: 'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET') =>
  new AppError(
    'conflict',
    `Payments through Stripe are not set up here: the server’s setting ${setting} is missing. Ask whoever runs it.`,
  );
