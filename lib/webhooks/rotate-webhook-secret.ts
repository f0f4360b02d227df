import { sql } from 'drizzle-orm';
import { webhookEndpoints } from '#db/schema/clients';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { GetWebhook, getWebhook } from '#lib/webhooks/get-webhook';
import { isOwnWebhook, noWebhook } from '#lib/webhooks/own-webhook';
import { newSecret } from '#lib/webhooks/secret';
import type { WebhookWithSecret } from '#lib/webhooks/webhook-detail';

export const RotateWebhookSecret = GetWebhook;
export type RotateWebhookSecret = GetWebhook;

const overlapMs = 24 * 60 * 60 * 1000;

/**
 * Gives one's webhook a new secret, which is in this answer and in no later one. For a day messages are signed with the
 * one before as well, so that a receiver can change over without losing any.
 */
export async function rotateWebhookSecret(ctx: Ctx, { id }: RotateWebhookSecret): Promise<WebhookWithSecret> {
  requirePermission(ctx.actor, 'webhook:write');
  const secret = newSecret();
  const rotated = await ctx.db
    .update(webhookEndpoints)
    .set({
      secret,
      previousSecret: sql`${webhookEndpoints.secret}`,
      previousSecretUntil: new Date(Date.now() + overlapMs),
    })
    .where(isOwnWebhook(ctx.actor, id))
    .returning({ id: webhookEndpoints.id });
  if (rotated.length === 0) throw noWebhook();
  return { ...(await getWebhook(ctx, { id })), secret };
}
