import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { webhookMessages } from '#db/schema/clients';
import { newId } from '#lib/ids';
import { enqueueDelivery } from '#lib/webhooks/enqueue-delivery';

type Content = { endpointId: string; event: string; data: object; requestId?: string | undefined };

/**
 * Writes the message that tells an endpoint of an event, to be sent at once, and gives its id. The body is made here,
 * once, in the form of Standard Webhooks (https://www.standardwebhooks.com): every attempt sends the same bytes.
 */
export async function writeMessage(tx: Database, { endpointId, event, data, requestId }: Content): Promise<string> {
  const id = newId('webhookMessage');
  const now = new Date();
  await tx.insert(webhookMessages).values({
    id,
    endpointId,
    event,
    body: JSON.stringify({ type: event, timestamp: now.toISOString(), data }),
    status: 'pending',
    createdAt: now,
    nextAttemptAt: sql`now()`,
  });
  await enqueueDelivery(tx, { messageId: id, endpointId, requestId });
  return id;
}
