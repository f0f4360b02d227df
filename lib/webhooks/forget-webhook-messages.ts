import { lt } from 'drizzle-orm';
import type { Database } from '#db/client';
import { webhookMessages } from '#db/schema/clients';
import { firstIdAt } from '#lib/ids';

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Deletes the messages, with their attempts, that were written more than thirty days before `now`; gives how many. */
export async function forgetWebhookMessages(db: Database, now = new Date()): Promise<number> {
  const { count } = await db
    .delete(webhookMessages)
    .where(lt(webhookMessages.id, firstIdAt('webhookMessage', now.getTime() - keptMs)));
  return count;
}
