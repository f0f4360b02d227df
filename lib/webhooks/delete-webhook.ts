import { webhookEndpoints } from '#db/schema/clients';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { GetWebhook } from '#lib/webhooks/get-webhook';
import { isOwnWebhook, noWebhook } from '#lib/webhooks/own-webhook';

export const DeleteWebhook = GetWebhook;
export type DeleteWebhook = GetWebhook;

/** Deletes one's webhook with its messages; what waits is not sent. */
export async function deleteWebhook({ db, actor }: Ctx, { id }: DeleteWebhook): Promise<void> {
  requirePermission(actor, 'webhook:write');
  const deleted = await db
    .delete(webhookEndpoints)
    .where(isOwnWebhook(actor, id))
    .returning({ id: webhookEndpoints.id });
  if (deleted.length === 0) throw noWebhook();
}
