import type { WebhookDetail, WebhookMessage, WebhookMessageDetail } from '#lib/webhooks/webhook-detail';

const attempt = {
  number: 1,
  at: '2026-11-20T09:15:00.412Z',
  status: 204,
  latencyMs: 83.4,
  problem: null,
  answer: null,
};

export const message: WebhookMessage = {
  id: 'msg_01kaf2m7q3x0v9d4h8s1n6r5tw',
  event: 'batch_job.succeeded',
  status: 'delivered',
  createdAt: '2026-11-20T09:15:00.031Z',
  nextAttemptAt: null,
  lastAttempt: attempt,
};

const { lastAttempt: _, ...about } = message;

export const messageDetail: WebhookMessageDetail = {
  ...about,
  body: '{"type":"batch_job.succeeded","timestamp":"2026-11-20T09:15:00.031Z","data":{"id":"job_01kaf2f0c8"}}',
  attempts: [attempt],
};

export const pendingMessage: WebhookMessageDetail = {
  ...messageDetail,
  status: 'pending',
  nextAttemptAt: '2026-11-20T10:00:00.000Z',
};

export const webhook: WebhookDetail = {
  id: 'whk_01kaf2b5z7m3y8c6e0j9p4q2xd',
  url: 'https://example.com/webhooks',
  description: 'Nightly scoring',
  events: ['batch_job.succeeded', 'batch_job.failed'],
  isEnabled: true,
  problem: null,
  previousSecretUntil: null,
  createdAt: '2026-11-02T14:03:11.000Z',
  lastMessage: message,
};

export const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD2XyXUMoxmZ8=';
