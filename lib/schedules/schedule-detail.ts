import { z } from 'zod';
import { RunSpec } from '#lib/training/runs/run-spec';

const moment = z.iso.datetime();

/** What a schedule starts. */
export const ScheduledWork = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('run'),
      datasetId: z.string().describe('Its newest version at the time.'),
      spec: RunSpec,
      experiment: z.string().optional(),
      challenge: z
        .string()
        .optional()
        .describe('Publish to this model as `challenger` when better than its `production` on the same held-out part.'),
    }),
    z.strictObject({
      kind: z.literal('batch'),
      model: z.string(),
      alias: z.string().default('production'),
      datasetId: z.string().describe('The newest version of this data set is scored.'),
    }),
  ])
  .meta({ id: 'ScheduledWork' });
export type ScheduledWork = z.infer<typeof ScheduledWork>;

export const ScheduleDetail = z
  .object({
    id: z.string(),
    name: z.string(),
    cron: z.string(),
    timeZone: z.string(),
    enabled: z.boolean(),
    work: ScheduledWork,
    owner: z.object({ id: z.string(), name: z.string() }),
    datasetName: z.string().nullable().describe('Of the data set the work reads; null once it was deleted.'),
    nextAt: moment.nullable(),
    nextTimes: z.array(moment).describe('The next three times; none while it is off.'),
    firings: z
      .array(
        z.object({
          dueAt: moment,
          firedAt: moment,
          startedId: z.string().nullable(),
          status: z
            .enum(['queued', 'running', 'succeeded', 'failed', 'canceled'])
            .nullable()
            .describe('How the run or batch job it started stands.'),
          problem: z.string().nullable(),
        }),
      )
      .describe('Newest first, at most ten.'),
    createdAt: moment,
  })
  .meta({ id: 'ScheduleDetail' });
export type ScheduleDetail = z.infer<typeof ScheduleDetail>;
