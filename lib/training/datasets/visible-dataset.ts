import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { datasets } from '#db/schema/training';
import { actingUserId, may } from '#lib/auth/may';
import type { Actor, Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export type DatasetRow = typeof datasets.$inferSelect;

/** The data set of that id, for its owner or an admin; 404 for everybody else, and for one that was deleted. */
export async function visibleDataset({ db, actor }: Pick<Ctx, 'db' | 'actor'>, id: string): Promise<DatasetRow> {
  const [dataset] = await db
    .select()
    .from(datasets)
    .where(and(eq(datasets.id, id), isNull(datasets.deletedAt), visibleTo(actor)));
  if (!dataset) throw notFound(`data set "${id}"`);
  return dataset;
}

/** Which data sets the actor may see: one's own, and all of them for an admin and the platform itself. */
export function visibleTo(actor: Actor): SQL | undefined {
  return may(actor, 'training:write-any') ? undefined : eq(datasets.ownerId, actingUserId(actor) ?? '');
}
