import { and, count, desc, eq, isNull, lt, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { experiments, runs } from '#db/schema/training';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';
import { ExperimentSummary } from '#lib/training/runs/run-detail';

export const ListExperiments = z.object({
  cursor: cursorOf('experiment'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ListExperiments = Partial<z.infer<typeof ListExperiments>>;

export const ExperimentPage = z
  .object({ data: z.array(ExperimentSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'ExperimentPage' });
export type ExperimentPage = z.infer<typeof ExperimentPage>;

/** One's own experiments, and everybody's for an admin; newest first. */
export async function listExperiments(ctx: Ctx, { cursor, limit = 100 }: ListExperiments): Promise<ExperimentPage> {
  requirePermission(ctx.actor, 'training:read');
  const visible = may(ctx.actor, 'training:write-any')
    ? undefined
    : eq(experiments.ownerId, actingUserId(ctx.actor) ?? '');
  const where = and(visible, cursor ? lt(experiments.id, cursor) : undefined);
  const found = await experimentSummaries(ctx.db, where, limit + 1);
  const data = found.slice(0, limit);
  return { data, nextCursor: found.length > limit ? data.at(-1)!.id : null };
}

/** The experiments that meet `where`, newest first, with how many runs each has; trials of a search do not count. */
export async function experimentSummaries(
  db: Database,
  where: SQL | undefined,
  limit: number,
): Promise<ExperimentSummary[]> {
  const rows = await db
    .select({
      id: experiments.id,
      name: experiments.name,
      owner: { id: users.id, name: users.name },
      runs: count(runs.id),
      createdAt: experiments.createdAt,
    })
    .from(experiments)
    .innerJoin(users, eq(users.id, experiments.ownerId))
    .leftJoin(runs, and(eq(runs.experimentId, experiments.id), isNull(runs.parentId)))
    .where(where)
    .groupBy(experiments.id, users.id)
    .orderBy(desc(experiments.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
