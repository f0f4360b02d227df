import type { Ctx } from '#lib/context';

/** Notes that an event could not be handled, however often it was tried: the next comparison with Stripe shows what of. */
export async function giveUpStripeEvent(_ctx: Ctx, _event: { id: string }): Promise<void> {}
