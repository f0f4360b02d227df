import type { Ctx } from '#lib/context';
import { log } from '#lib/log';
import type { JobData } from '#lib/queue/jobs';

/** Says in the log that Stripe could not be told of a new name or e-mail, and what tells it again. */
export async function logStaleCustomer(_: Ctx, { userId }: JobData<'update-stripe-customer'>): Promise<void> {
  log.error(
    { userId },
    'Stripe has an older name or e-mail of a customer; saving their billing details tells it again',
  );
}
