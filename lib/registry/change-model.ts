import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { models } from '#db/schema/registry';
import { AppError, notFound } from '#lib/errors';
import { log } from '#lib/log';
import { switchLocally } from '#lib/registry/live';
import type { ModelRow } from '#lib/registry/visible-model';

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/**
 * Changes something of a model that matters for serving it, one change at a time, in a transaction that also tells
 * every process. This process serves the model as it is now before the promise settles.
 */
export async function changeModel<T>(
  db: Database,
  modelId: string,
  change: (tx: Transaction, model: ModelRow) => Promise<T>,
): Promise<T> {
  const result = await db.transaction(async (tx) => {
    const changed = await change(tx, await lockModel(tx, modelId));
    await tx.execute(sql`select pg_notify('bellwether', ${JSON.stringify({ kind: 'model', id: modelId })}::text)`);
    return changed;
  });
  await switchLocally(modelId).catch((error: unknown) => {
    log.error({ modelId, error: String(error) }, 'a changed model could not be loaded');
    throw new AppError(
      'unavailable',
      'The change is saved, but this server could not load the version it serves now. Look into its log.',
    );
  });
  return result;
}

/** The model, held until the transaction ends; 404 when it was deleted meanwhile. */
export async function lockModel(tx: Transaction, modelId: string): Promise<ModelRow> {
  const [model] = await tx
    .select()
    .from(models)
    .where(and(eq(models.id, modelId), isNull(models.deletedAt)))
    .for('update');
  if (!model) throw notFound('model of that name');
  return model;
}
