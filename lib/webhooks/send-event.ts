import { and, arrayContains, eq, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { webhookEndpoints } from '#db/schema/clients';
import { users } from '#db/schema/people';
import type { EventType } from '#lib/webhooks/event-types';
import { writeMessage } from '#lib/webhooks/write-message';

/** `requestId` is that of the request which brought it about, where one did. */
export type Event = { userId: string; event: EventType; data: object; requestId?: string };

/**
 * Tells a person's endpoints of an event, as part of the transaction `tx`: it is sent when, and only when, that commits.
 * Call `queuesReady` before the transaction begins.
 */
export async function sendEvent(tx: Database, { userId, event, data, requestId }: Event): Promise<void> {
  for (const { id: endpointId } of await wantedBy(tx, userId, event)) {
    await writeMessage(tx, { endpointId, event, data, requestId });
  }
}

/** The endpoints of a person who may still sign in that are switched on and want that event. */
const wantedBy = (tx: Database, userId: string, event: EventType) =>
  tx
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .innerJoin(users, eq(users.id, webhookEndpoints.userId))
    .where(
      and(
        eq(webhookEndpoints.userId, userId),
        webhookEndpoints.isEnabled,
        isNull(users.disabledAt),
        or(sql`cardinality(${webhookEndpoints.events}) = 0`, arrayContains(webhookEndpoints.events, [event])),
      ),
    );
