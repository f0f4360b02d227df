import { sql as sqlTag } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { queuesReady } from '#lib/queue/queue';

export const RetryJob = z.object({ id: z.uuid() });
export type RetryJob = z.infer<typeof RetryJob>;

/** Has a job that failed for good tried once more. 404 where there is none, or it did not fail. */
export async function retryJob({ db, actor }: Ctx, { id }: RetryJob): Promise<{ id: string; queue: string }> {
  requirePermission(actor, 'settings:write');
  await queuesReady();
  const [job] = z
    .array(z.object({ name: z.string() }))
    .parse([...(await db.execute(sqlTag`select name from pgboss.job where id = ${id} and state = 'failed'`))]);
  if (!job) throw notFound('failed job');
  const boss = new PgBoss({ db: fromDrizzle(db, sqlTag), supervise: false, migrate: false, schedule: false });
  await boss.retry(job.name, id);
  return { id, queue: job.name };
}
