import { operation } from '#lib/http/operation';
import { message, messageDetail, pendingMessage, secret, webhook } from '#lib/http/operations/examples/webhooks';
import { changeWebhook, WebhookChanges } from '#lib/webhooks/change-webhook';
import { CreateWebhook, createWebhook } from '#lib/webhooks/create-webhook';
import { DeleteWebhook, deleteWebhook } from '#lib/webhooks/delete-webhook';
import { GetWebhook, getWebhook } from '#lib/webhooks/get-webhook';
import { GetWebhookMessage, getWebhookMessage } from '#lib/webhooks/get-webhook-message';
import { ListWebhookMessages, listWebhookMessages } from '#lib/webhooks/list-webhook-messages';
import { listWebhooks } from '#lib/webhooks/list-webhooks';
import { ReplayedMessages, ReplayFailedMessages, replayFailedMessages } from '#lib/webhooks/replay-failed-messages';
import { ReplayWebhookMessage, replayWebhookMessage } from '#lib/webhooks/replay-webhook-message';
import { RotateWebhookSecret, rotateWebhookSecret } from '#lib/webhooks/rotate-webhook-secret';
import { SendTestEvent, sendTestEvent } from '#lib/webhooks/send-test-event';
import {
  WebhookDetail,
  WebhookMessageDetail,
  WebhookMessagePage,
  WebhookPage,
  WebhookWithSecret,
} from '#lib/webhooks/webhook-detail';

const path = '/api/v1/webhooks/{id}';
const params = { id: webhook.id };
const messageParams = { id: webhook.id, messageId: message.id };
const { url, description, events } = webhook;

export const webhookOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/webhooks',
    id: 'listWebhooks',
    tag: 'Webhooks',
    summary: 'List your webhooks',
    description: 'Newest first, all on one page, each with its newest message.',
    permission: 'webhook:write',
    answer: WebhookPage,
    examples: { answer: { data: [webhook], nextCursor: null } },
    run: async (ctx) => ({ data: await listWebhooks(ctx), nextCursor: null }),
  }),

  create: operation({
    method: 'POST',
    path: '/api/v1/webhooks',
    id: 'createWebhook',
    tag: 'Webhooks',
    summary: 'Create a webhook',
    description:
      'An address that is told when something has ended, by messages signed as [Standard Webhooks](https://www.standardwebhooks.com) ' +
      'has it. Only this answer has the secret. Messages go to public addresses only.',
    permission: 'webhook:write',
    idempotent: true,
    status: 201,
    body: CreateWebhook,
    answer: WebhookWithSecret,
    refuses: ['conflict'],
    examples: { body: { url, description, events }, answer: { ...webhook, lastMessage: null, secret } },
    run: (ctx, { body }) => createWebhook(ctx, body),
  }),

  get: operation({
    method: 'GET',
    path,
    id: 'getWebhook',
    tag: 'Webhooks',
    summary: 'Read a webhook',
    permission: 'webhook:write',
    params: GetWebhook,
    answer: WebhookDetail,
    refuses: ['not-found'],
    examples: { params, answer: webhook },
    run: (ctx, { params }) => getWebhook(ctx, params),
  }),

  change: operation({
    method: 'PATCH',
    path,
    id: 'changeWebhook',
    tag: 'Webhooks',
    summary: 'Change a webhook, or switch it on or off',
    description:
      'What waits goes to the address it then has. What comes up while it is off is not sent; replay it later.',
    permission: 'webhook:write',
    params: GetWebhook,
    body: WebhookChanges,
    answer: WebhookDetail,
    refuses: ['not-found'],
    examples: { params, body: { isEnabled: false }, answer: { ...webhook, isEnabled: false } },
    run: (ctx, { params: { id }, body }) => changeWebhook(ctx, { id, changes: body }),
  }),

  delete: operation({
    method: 'DELETE',
    path,
    id: 'deleteWebhook',
    tag: 'Webhooks',
    summary: 'Delete a webhook',
    description: 'With its messages; what waits is not sent.',
    permission: 'webhook:write',
    params: DeleteWebhook,
    refuses: ['not-found'],
    examples: { params },
    run: (ctx, { params }) => deleteWebhook(ctx, params),
  }),

  rotateSecret: operation({
    method: 'POST',
    path: `${path}/rotate-secret`,
    id: 'rotateWebhookSecret',
    tag: 'Webhooks',
    summary: 'Replace the secret of a webhook',
    description: 'For 24 hours messages carry a signature by the old secret as well. Only this answer has the new one.',
    permission: 'webhook:write',
    idempotent: true,
    params: RotateWebhookSecret,
    answer: WebhookWithSecret,
    refuses: ['not-found'],
    examples: { params, answer: { ...webhook, previousSecretUntil: '2026-11-21T10:00:00.000Z', secret } },
    run: (ctx, { params }) => rotateWebhookSecret(ctx, params),
  }),

  sendTest: operation({
    method: 'POST',
    path: `${path}/test`,
    id: 'sendTestEvent',
    tag: 'Webhooks',
    summary: 'Send a test event',
    description: 'Sends `webhook.test`, whichever events the webhook wants. What came of it is in the message.',
    permission: 'webhook:write',
    idempotent: true,
    status: 202,
    params: SendTestEvent,
    answer: WebhookMessageDetail,
    refuses: ['not-found', 'conflict'],
    examples: { params, answer: { ...pendingMessage, event: 'webhook.test', attempts: [] } },
    run: (ctx, { params }) => sendTestEvent(ctx, params),
  }),

  replayFailed: operation({
    method: 'POST',
    path: `${path}/replay-failed`,
    id: 'replayFailedMessages',
    tag: 'Webhooks',
    summary: 'Send again what failed',
    description:
      'What failed for good of the messages written since a moment, the oldest first, at most a thousand at once.',
    permission: 'webhook:write',
    idempotent: true,
    status: 202,
    params: GetWebhook,
    body: ReplayFailedMessages,
    answer: ReplayedMessages,
    refuses: ['not-found', 'conflict'],
    examples: { params, body: { since: '2026-11-20T00:00:00Z' }, answer: { replayed: 12 } },
    run: (ctx, { params: { id }, body }) => replayFailedMessages(ctx, { id, ...body }),
  }),

  listMessages: operation({
    method: 'GET',
    path: `${path}/messages`,
    id: 'listWebhookMessages',
    tag: 'Webhooks',
    summary: 'List the messages of a webhook',
    description: 'Newest first. Messages are kept for thirty days.',
    permission: 'webhook:write',
    params: GetWebhook,
    query: ListWebhookMessages,
    answer: WebhookMessagePage,
    refuses: ['not-found'],
    examples: { params, query: { status: 'delivered' }, answer: { data: [message], nextCursor: null } },
    run: (ctx, { params: { id }, query }) => listWebhookMessages(ctx, { id, ...query }),
  }),

  getMessage: operation({
    method: 'GET',
    path: `${path}/messages/{messageId}`,
    id: 'getWebhookMessage',
    tag: 'Webhooks',
    summary: 'Read a message with its attempts',
    permission: 'webhook:write',
    params: GetWebhookMessage,
    answer: WebhookMessageDetail,
    refuses: ['not-found'],
    examples: { params: messageParams, answer: messageDetail },
    run: (ctx, { params }) => getWebhookMessage(ctx, params),
  }),

  replayMessage: operation({
    method: 'POST',
    path: `${path}/messages/{messageId}/replay`,
    id: 'replayWebhookMessage',
    tag: 'Webhooks',
    summary: 'Send a message again',
    description: 'At once, whatever became of it: the same bytes under the same `webhook-id`.',
    permission: 'webhook:write',
    idempotent: true,
    status: 202,
    params: ReplayWebhookMessage,
    answer: WebhookMessageDetail,
    refuses: ['not-found', 'conflict'],
    examples: { params: messageParams, answer: pendingMessage },
    run: (ctx, { params }) => replayWebhookMessage(ctx, params),
  }),
};
