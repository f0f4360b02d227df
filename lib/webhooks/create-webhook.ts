import { count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { webhookEndpoints } from '#db/schema/clients';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { requirePublicUrl } from '#lib/webhooks/addresses/require-public-url';
import { getWebhook } from '#lib/webhooks/get-webhook';
import { newSecret } from '#lib/webhooks/secret';
import type { WebhookWithSecret } from '#lib/webhooks/webhook-detail';
import { wantedEvents, webhookSettings } from '#lib/webhooks/webhook-settings';

const mostWebhooks = 20;

export const CreateWebhook = z.strictObject({
  ...webhookSettings,
  description: webhookSettings.description.default(''),
  events: webhookSettings.events.default([]),
});
export type CreateWebhook = z.infer<typeof CreateWebhook>;

/**
 * Makes a webhook of whoever acts, switched on. The secret is in this answer and in no later one. 422 for an address
 * messages are not sent to, 409 past the most one can have.
 */
export async function createWebhook(ctx: Ctx, input: CreateWebhook): Promise<WebhookWithSecret> {
  requirePermission(ctx.actor, 'webhook:write');
  const userId = actingUserId(ctx.actor);
  if (!userId) throw new AppError('forbidden', 'A webhook belongs to a person: sign in to create one.');
  await requireRoom(ctx, userId);
  const url = await requirePublicUrl(input.url);
  const id = newId('webhookEndpoint');
  const secret = newSecret();
  await ctx.db.insert(webhookEndpoints).values({ ...input, id, userId, url, secret });
  noteInAudit(ctx, { events: wantedEvents(input) });
  return { ...(await getWebhook(ctx, { id })), secret };
}

async function requireRoom({ db }: Ctx, userId: string): Promise<void> {
  const [held] = await db
    .select({ webhooks: count() })
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.userId, userId));
  if (held!.webhooks < mostWebhooks) return;
  throw new AppError('conflict', `You have ${mostWebhooks} webhooks, the most one can have. Delete some first.`);
}
