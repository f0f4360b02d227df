import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { queuesReady } from '#lib/queue/queue';
import { redactSecrets } from '#lib/redact-secrets';

const Count = z.number().int();

export const QueueHealth = z
  .object({
    queues: z.array(
      z.object({
        name: z.string().describe('Jobs of a kind; `.dead` where the failed ones are seen to.'),
        waiting: Count.describe('To be done now, or later at a time of their own.'),
        active: Count,
        failed: Count.describe('Failed for good in the last week.'),
        oldestWaitingAt: z.iso
          .datetime()
          .nullable()
          .describe('Since when the first of those waits that could be done.'),
      }),
    ),
    failed: z
      .array(
        z.object({
          id: z.string(),
          queue: z.string(),
          about: z.record(z.string(), z.unknown()),
          attempts: Count,
          at: z.iso.datetime(),
          problem: z.string().nullable(),
        }),
      )
      .describe('The newest hundred.'),
  })
  .meta({ id: 'QueueHealth' });
export type QueueHealth = z.infer<typeof QueueHealth>;

const QueueRow = z.object({
  name: z.string(),
  waiting: Count,
  active: Count,
  failed: Count,
  oldest: z.coerce.date().nullable(),
});
const FailedRow = z.object({
  id: z.string(),
  name: z.string(),
  data: z.record(z.string(), z.unknown()).nullable(),
  retry_count: Count,
  completed_on: z.coerce.date(),
  problem: z.string().nullable(),
});

/** How many jobs wait, are being done and failed, by queue, and which failed. */
export async function getQueues({ db, actor }: Ctx): Promise<QueueHealth> {
  requirePermission(actor, 'settings:write');
  await queuesReady();
  const queues = await db.execute(sql`
    select q.name,
      count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
      count(j.id) filter (where j.state = 'active')::int as active,
      count(j.id) filter (where j.state = 'failed')::int as failed,
      min(j.created_on) filter (where j.state in ('created', 'retry') and j.start_after <= now()) as oldest
    from pgboss.queue q left join pgboss.job j on j.name = q.name
    where q.name not like '\\_\\_%' group by q.name order by q.name`);
  const failed = await db.execute(sql`
    select id::text, name, data, retry_count, completed_on, coalesce(output->>'message', output->>'value') as problem
    from pgboss.job where state = 'failed' order by completed_on desc limit 100`);
  return {
    queues: z
      .array(QueueRow)
      .parse([...queues])
      .map(({ oldest, ...queue }) => ({ ...queue, oldestWaitingAt: oldest?.toISOString() ?? null })),
    failed: z
      .array(FailedRow)
      .parse([...failed])
      .map(({ id, name, data, retry_count, completed_on, problem }) => ({
        ...{ id, queue: name, about: data ?? {}, attempts: retry_count + 1 },
        ...{ at: completed_on.toISOString(), problem: problem === null ? null : redactSecrets(problem) },
      })),
  };
}
