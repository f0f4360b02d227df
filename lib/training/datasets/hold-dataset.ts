import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client';
import { datasets } from '#db/schema/training';
import { notFound } from '#lib/errors';

/**
 * Holds a data set for the transaction `tx` alone: what begins on it begins before it is deleted, or not at all. Throws
 * 404 for one that was deleted.
 */
export async function holdDataset(tx: Pick<Database, 'select'>, id: string): Promise<void> {
  const [held] = await tx
    .select({ id: datasets.id })
    .from(datasets)
    .where(and(eq(datasets.id, id), isNull(datasets.deletedAt)))
    .for('update');
  if (!held) throw notFound(`data set "${id}"`);
}
