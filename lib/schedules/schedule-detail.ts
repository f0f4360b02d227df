import { z } from 'zod';
import { RunSpec } from '#lib/training/runs/run-spec';

const moment = z.iso.datetime();

/** What a schedule starts. */
export const ScheduledWork = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    /** Its newest version at the time. */
    datasetId: z.string(),
    spec: RunSpec,
    experiment: z.string().optional(),
    /** Publish to this model as `challenger` when better than its `production` on the same held-out part. */
    challenge: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('batch'),
    model: z.string(),
    alias: z.string().default('production'),
    /** The newest version of this data set is scored. */
    datasetId: z.string(),
  }),
]);
export type ScheduledWork = z.infer<typeof ScheduledWork>;

export const ScheduleDetail = z.object({
  id: z.string(),
  name: z.string(),
  cron: z.string(),
  timeZone: z.string(),
  enabled: z.boolean(),
  work: ScheduledWork,
  owner: z.object({ id: z.string(), name: z.string() }),
  /** Of the data set the work reads; null once it was deleted. */
  datasetName: z.string().nullable(),
  nextAt: moment.nullable(),
  /** The next three times; none while it is off. */
  nextTimes: z.array(moment),
  /** Newest first, at most ten. */
  firings: z.array(
    z.object({
      dueAt: moment,
      firedAt: moment,
      startedId: z.string().nullable(),
      /** How the run or batch job it started stands. */
      status: z.enum(['queued', 'running', 'succeeded', 'failed', 'canceled']).nullable(),
      problem: z.string().nullable(),
    }),
  ),
  createdAt: moment,
});
export type ScheduleDetail = z.infer<typeof ScheduleDetail>;
