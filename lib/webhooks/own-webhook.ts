import { and, eq, type SQL } from 'drizzle-orm';
import { webhookEndpoints } from '#db/schema/clients';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Actor, Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

/** The webhook of that id, for its owner; 404 for everybody else. */
export async function ownWebhook({ db, actor }: Ctx, id: string): Promise<typeof webhookEndpoints.$inferSelect> {
  requirePermission(actor, 'webhook:write');
  const [found] = await db.select().from(webhookEndpoints).where(isOwnWebhook(actor, id));
  if (!found) throw noWebhook();
  return found;
}

/** Which webhook is meant: that of the id, if it is the actor's own. */
export const isOwnWebhook = (actor: Actor, id: string): SQL | undefined =>
  and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.userId, actingUserId(actor) ?? ''));

export const noWebhook = () => notFound('webhook of that id');
