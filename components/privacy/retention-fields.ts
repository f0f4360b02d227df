import type { Retention } from '#lib/privacy/retention/retention';

export type RetentionField = {
  name: keyof Retention;
  label: string;
  description: string;
  /** What is deleted once it is older. */
  deletes: string;
  /** Empty keeps it without an end. */
  mayBeEmpty?: boolean;
};

/** The kinds of data that go in a time of their own. */
export const retentionFields: readonly RetentionField[] = [
  {
    name: 'inputDays',
    label: 'Inputs and answers of predictions',
    description: 'With files and subjects; units stay. Empty keeps them until they are erased.',
    deletes: 'inputs, answers, files and subjects of predictions',
    mayBeEmpty: true,
  },
  {
    name: 'failedCallDays',
    label: 'Failed calls',
    description: 'With the words of their errors.',
    deletes: 'failed calls',
  },
  {
    name: 'webhookMessageDays',
    label: 'Messages to webhooks',
    description: 'With every attempt.',
    deletes: 'messages to webhooks, with every attempt',
  },
  {
    name: 'batchJobDays',
    label: 'Batch jobs that are over',
    description: 'With input and output. Empty keeps them.',
    deletes: 'batch jobs that are over, with input and output',
    mayBeEmpty: true,
  },
  {
    name: 'stripeEventDays',
    label: 'What Stripe told',
    description: 'The body of its events, once they were dealt with.',
    deletes: 'bodies of Stripe’s events that were dealt with',
  },
];
