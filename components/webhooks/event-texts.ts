import type { EventType } from '#lib/webhooks/event-types';

/** When each event happens, for people. */
export const eventTexts: Record<EventType, string> = {
  'async_prediction.succeeded': 'A prediction that was asked for to be answered later has its answer.',
  'async_prediction.failed': 'Such a prediction ended with an error.',
  'async_prediction.canceled': 'Such a prediction was canceled.',
  'batch_job.succeeded': 'A batch job is done.',
  'batch_job.failed': 'A batch job could not go on.',
  'batch_job.canceled': 'A batch job was canceled.',
  'quota.reached': '80 % or all of a quota is used: told once a month each.',
  'invoice.issued': 'An invoice or a credit note has its number.',
  'invoice.paid': 'An invoice was paid.',
};
