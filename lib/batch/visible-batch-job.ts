import { and, eq, type SQL } from 'drizzle-orm';
import { batchJobs } from '#db/schema/batch';
import { actingUserId, may } from '#lib/auth/may';
import type { Actor, Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export type BatchJobRow = typeof batchJobs.$inferSelect;

/** The batch job of that id, for its owner or an admin; 404 for everybody else. */
export async function visibleBatchJob({ db, actor }: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<BatchJobRow> {
  const [job] = await db
    .select()
    .from(batchJobs)
    .where(and(eq(batchJobs.id, id), batchJobsVisibleTo(actor)));
  if (!job) throw notFound(`batch job "${id}"`);
  return job;
}

/** Which batch jobs the actor may see: their own, and all of them for an admin. */
export function batchJobsVisibleTo(actor: Actor): SQL | undefined {
  return may(actor, 'batch:run-any') ? undefined : eq(batchJobs.ownerId, actingUserId(actor) ?? '');
}
