import { z } from 'zod';
import { eventTypes } from '#lib/webhooks/event-types';

const moment = z.iso.datetime();

/** An id in a path; what cannot be one is told so before the database is asked. */
export const WebhookId = z.string().regex(/^\w{1,64}$/, 'There is no such id.');

export const MessageStatus = z.enum(['pending', 'delivered', 'failed']);
export type MessageStatus = z.infer<typeof MessageStatus>;

export const WebhookAttempt = z
  .object({
    number: z.number().describe('From 1.'),
    at: moment,
    status: z.number().nullable().describe('The HTTP status of the answer; null where none came.'),
    latencyMs: z
      .number()
      .nullable()
      .describe('Until the headers of the answer were there; null while it is under way.'),
    problem: z.string().nullable().describe('What went wrong, in words; null where nothing did.'),
    answer: z.string().nullable().describe('The beginning of what was answered.'),
  })
  .meta({ id: 'WebhookAttempt' });
export type WebhookAttempt = z.infer<typeof WebhookAttempt>;

const message = {
  id: z.string().describe('Sent as `webhook-id`: the same at every attempt.'),
  event: z.string(),
  status: MessageStatus,
  createdAt: moment,
  nextAttemptAt: moment.nullable().describe('Null where no more follows.'),
};

export const WebhookMessage = z
  .object({ ...message, lastAttempt: WebhookAttempt.nullable() })
  .meta({ id: 'WebhookMessage' });
export type WebhookMessage = z.infer<typeof WebhookMessage>;

export const WebhookMessageDetail = z
  .object({
    ...message,
    body: z.string().describe('What is sent, byte for byte.'),
    attempts: z.array(WebhookAttempt).describe('The first one first.'),
  })
  .meta({ id: 'WebhookMessageDetail' });
export type WebhookMessageDetail = z.infer<typeof WebhookMessageDetail>;

export const WebhookMessagePage = z.object({ data: z.array(WebhookMessage), nextCursor: z.string().nullable() });
export type WebhookMessagePage = z.infer<typeof WebhookMessagePage>;

const webhook = {
  id: z.string(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(eventTypes)).describe('The events it is told of; none: all of them.'),
  isEnabled: z.boolean(),
  problem: z.string().nullable().describe('Why it is switched off, where that was not its owner’s wish.'),
  previousSecretUntil: moment
    .nullable()
    .describe('Until when messages are signed with the secret before as well; null where there is none.'),
  createdAt: moment,
  lastMessage: WebhookMessage.nullable(),
};

export const WebhookDetail = z.object(webhook).meta({ id: 'Webhook' });
export type WebhookDetail = z.infer<typeof WebhookDetail>;

export const WebhookPage = z.object({ data: z.array(WebhookDetail), nextCursor: z.null() });

export const WebhookWithSecret = z
  .object({ ...webhook, secret: z.string().describe('What messages are signed with. It is shown this once.') })
  .meta({ id: 'WebhookWithSecret' });
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;
