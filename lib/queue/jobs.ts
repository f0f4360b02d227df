import { z } from 'zod';

/** Every job there is, and what it is told. A job may run twice; its effect must happen once. */
const schemas = {
  'quarantine-version': z.strictObject({ versionId: z.string() }),
  'profile-dataset': z.strictObject({ datasetVersionId: z.string() }),
  /** `challenge` is the model whose `challenger` the run becomes, should it be better. */
  'train-run': z.strictObject({ runId: z.string(), challenge: z.string().optional() }),
  'run-batch-job': z.strictObject({ batchJobId: z.string() }),
  'run-async-prediction': z.strictObject({ id: z.string() }),
  'handle-stripe-event': z.strictObject({ id: z.string() }),
  'update-stripe-customer': z.strictObject({ userId: z.string() }),
  'export-personal-data': z.strictObject({ id: z.string() }),
  'erase-personal-data': z.strictObject({ id: z.string() }),
  'deliver-webhook': z.strictObject({ messageId: z.string() }),
};

export type JobName = keyof typeof schemas;
export type JobData<N extends JobName> = z.infer<(typeof schemas)[N]>;
export const jobs: { [N in JobName]: z.ZodType<JobData<N>> } = schemas;
export const jobNames = Object.keys(jobs) as JobName[];

/** A job as it lies in the queue: what it is told, with the id of the request that asked for it, where one did. */
export const QueuedData = z.looseObject({ requestId: z.string().optional() });

/** Where a job goes that failed for good. */
export const deadLetterOf = (name: JobName) => `${name}.dead` as const;

/** Jobs that may take hours; the others are taken for stuck after a quarter of one. */
const long: readonly JobName[] = ['train-run', 'run-batch-job'];

/** How the queues are set up. A worker that gave no sign for ten seconds is taken for dead, its jobs given to another. */
const options = {
  retryLimit: 7,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 15 * 60,
  heartbeatSeconds: 10,
  deleteAfterSeconds: 7 * 24 * 60 * 60,
  notify: true,
};

export const queueOptionsOf = (name: JobName) => ({
  ...options,
  // A training that failed twice on our side fails again, and each try may take hours.
  ...(name === 'train-run' && { retryLimit: 3 }),
  expireInSeconds: long.includes(name) ? 24 * 60 * 60 : options.expireInSeconds,
});
