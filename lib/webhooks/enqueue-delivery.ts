import type { Database } from '#db/client';
import { enqueue } from '#lib/queue/queue';

type Delivery = { messageId: string; endpointId: string };

/** Asks for the next attempt of a message, at once or from a moment on; an endpoint's attempts are one group. */
export function enqueueDelivery(tx: Database, { messageId, endpointId }: Delivery, startAfter?: Date): Promise<void> {
  return enqueue(tx, 'deliver-webhook', { messageId }, { group: endpointId, ...(startAfter && { startAfter }) });
}
