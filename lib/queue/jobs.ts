import { z } from 'zod';

/** Every job there is, and what it is told. A job may run twice; its effect must happen once. */
export const jobs = {
  'quarantine-version': z.strictObject({ versionId: z.string() }),
} as const satisfies Record<string, z.ZodType<object>>;

export type JobName = keyof typeof jobs;
export type JobData<N extends JobName> = z.infer<(typeof jobs)[N]>;
export const jobNames = Object.keys(jobs) as JobName[];

/** Where a job goes that failed for good. */
export const deadLetterOf = (name: JobName) => `${name}.dead` as const;

/** How the queues are set up. A worker that gave no sign for ten seconds is taken for dead, its jobs given to another. */
export const queueOptions = {
  retryLimit: 7,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 15 * 60,
  heartbeatSeconds: 10,
  deleteAfterSeconds: 7 * 24 * 60 * 60,
  notify: true,
};
