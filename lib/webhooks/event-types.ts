/** What people can be told of. */
export const eventTypes = [
  'async_prediction.succeeded',
  'async_prediction.failed',
  'async_prediction.canceled',
  'batch_job.succeeded',
  'batch_job.failed',
  'batch_job.canceled',
  'quota.reached',
  'invoice.issued',
  'invoice.paid',
] as const;
export type EventType = (typeof eventTypes)[number];
