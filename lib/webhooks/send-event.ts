import type { Database } from '#db/client';

/** What people can be told of. */
export const eventTypes = [
  'async_prediction.succeeded',
  'async_prediction.failed',
  'async_prediction.canceled',
  'batch_job.succeeded',
  'batch_job.failed',
  'batch_job.canceled',
] as const;
export type EventType = (typeof eventTypes)[number];

export type Event = { userId: string; event: EventType; data: Record<string, unknown> };

/**
 * Tells a person's endpoints of an event, as part of the transaction `tx`: it is sent when, and only when, that commits.
 * Call `queuesReady` before the transaction begins.
 */
export async function sendEvent(_tx: Database, _event: Event): Promise<void> {}
