import { z } from 'zod';
import { BatchJobDetail } from '#lib/batch/batch-job-detail';
import { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { QuotaReached } from '#lib/billing/notices/quota-reached';
import type { Parameter, WebhookItem } from '#lib/http/openapi/document-types';
import type { SchemaComponents } from '#lib/http/openapi/schema-components';
import { AsyncPrediction } from '#lib/inference/asynchronous/async-prediction';
import { type EventType, eventTypes } from '#lib/webhooks/event-types';

/** The messages that webhooks are sent, by event: what arrives at an address of the caller's. */
export function webhookEvents(components: SchemaComponents): Record<string, WebhookItem> {
  return Object.fromEntries(eventTypes.map((event) => [event, { post: described(event, components) }]));
}

function described(event: EventType, components: SchemaComponents): WebhookItem['post'] {
  const data = dataOf(event);
  const schema = z.object({ type: z.literal(event), timestamp: z.iso.datetime(), data });
  return {
    summary: `Told when an event is ${event}`,
    description:
      'Signed after [Standard Webhooks](https://www.standardwebhooks.com), and sent again until it is taken.',
    tags: ['Webhooks'],
    parameters: [...headers],
    requestBody: { required: true, content: { 'application/json': { schema: components.schemaOf(schema, 'output') } } },
    responses: { '2XX': { description: 'It was taken.' }, '410': { description: 'Switches the webhook off.' } },
  };
}

function dataOf(event: EventType) {
  if (event.startsWith('batch_job')) return BatchJobDetail;
  if (event.startsWith('invoice')) return InvoiceDocument;
  if (event === 'quota.reached') return QuotaReached;
  return AsyncPrediction;
}

const headers: readonly Parameter[] = [
  ['webhook-id', 'The id of the message: the same when it is sent again.'],
  ['webhook-timestamp', 'When this attempt was made, in seconds since 1970.'],
  [
    'webhook-signature',
    'HMAC-SHA256 over id, timestamp and body: `v1,` and base64, two of them while a secret changes.',
  ],
].map(([name, description]) => ({
  name: name!,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
}));
