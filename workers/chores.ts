import { forgetAsyncPredictions } from '#lib/inference/asynchronous/forget-async-predictions';
import { fireDueSchedules } from '#lib/schedules/fire-due-schedules';
import { systemContext } from '#lib/system-context';
import { forgetIdempotencyKeys } from '#lib/usage/idempotency/forget-idempotency-keys';
import { forgetWebhookMessages } from '#lib/webhooks/forget-webhook-messages';
import type { Chores } from '#workers/keep-doing';

/** Everything the worker does by the clock, by how long it rests in between. */
export const choresByRest: readonly { everyMs: number; chores: Chores }[] = [
  { everyMs: 3_000, chores: { fireDueSchedules: (db) => fireDueSchedules(systemContext(db), new Date()) } },
  // Metering, and all that follows from it.
  { everyMs: 10_000, chores: {} },
  { everyMs: 10 * 60_000, chores: { forgetAsyncPredictions, forgetIdempotencyKeys, forgetWebhookMessages } },
];
