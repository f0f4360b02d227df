import type { Database } from '#db/client';
import { enqueue } from '#lib/queue/queue';

type Delivery = { messageId: string; endpointId: string; requestId?: string | undefined };

/** Asks for the next attempt of a message, at once or from a moment on; an endpoint's attempts are one group. */
export function enqueueDelivery(tx: Database, delivery: Delivery, startAfter?: Date): Promise<void> {
  const { messageId, endpointId, requestId } = delivery;
  const options = { group: endpointId, requestId, ...(startAfter && { startAfter }) };
  return enqueue(tx, 'deliver-webhook', { messageId }, options);
}
