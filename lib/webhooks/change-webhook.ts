import { z } from 'zod';
import { webhookEndpoints } from '#db/schema/clients';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged, whichChanged } from '#lib/audit/what-changed';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { requirePublicUrl } from '#lib/webhooks/addresses/require-public-url';
import { getWebhook } from '#lib/webhooks/get-webhook';
import { isOwnWebhook, noWebhook, ownWebhook } from '#lib/webhooks/own-webhook';
import type { WebhookDetail } from '#lib/webhooks/webhook-detail';
import { wantedEvents, webhookSettings } from '#lib/webhooks/webhook-settings';

/** What to change; what is left out stays. */
export const WebhookChanges = z
  .strictObject({ ...webhookSettings, isEnabled: z.boolean() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Send at least one thing to change.');
export type WebhookChanges = z.infer<typeof WebhookChanges>;
export type ChangeWebhook = { id: string; changes: WebhookChanges };

/**
 * Changes one's webhook; switched on or off, what it was switched off for is forgotten. What waits to be sent goes to the
 * address it then has, and is not sent where it is off. 422 for an address messages are not sent to.
 */
export async function changeWebhook(ctx: Ctx, { id, changes }: ChangeWebhook): Promise<WebhookDetail> {
  requirePermission(ctx.actor, 'webhook:write');
  const before = await ownWebhook(ctx, id);
  const url = changes.url === undefined ? undefined : await requirePublicUrl(changes.url);
  const changed = await ctx.db
    .update(webhookEndpoints)
    .set({ ...changes, ...(url && { url }), ...(changes.isEnabled !== undefined && { problem: null }) })
    .where(isOwnWebhook(ctx.actor, id))
    .returning({ id: webhookEndpoints.id });
  if (changed.length === 0) throw noWebhook();
  const wanted = { ...changes, events: changes.events && wantedEvents({ events: changes.events }) };
  noteInAudit(ctx, whatChanged({ ...before, events: wantedEvents(before) }, wanted, ['isEnabled', 'events']));
  noteInAudit(ctx, whichChanged(before, { ...changes, url }, ['url', 'description']));
  return getWebhook(ctx, { id });
}
