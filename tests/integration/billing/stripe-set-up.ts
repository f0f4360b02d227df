import { startStripeFake } from '#tests/support/stripe-fake';

/** For `vi.hoisted`, before lib/env is read: something that stands in for Stripe, and the settings that lead to it. */
export async function setUpStripe() {
  const fake = await startStripeFake();
  process.env.STRIPE_SECRET_KEY = 'sk_test_fake';
  process.env.STRIPE_WEBHOOK_SECRET = 'whsec_other, whsec_test';
  process.env.STRIPE_API_URL = fake.url;
  return fake;
}
