import type { Ctx } from '#lib/context';

/** Does what a stored event of Stripe's asks for, once. */
export async function handleStripeEvent(_ctx: Ctx, _event: { id: string }): Promise<void> {}
