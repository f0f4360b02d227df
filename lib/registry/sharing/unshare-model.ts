import { and, eq } from 'drizzle-orm';
import { modelShares } from '#db/schema/registry';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { changeModel } from '#lib/registry/change-model';
import { ownModel } from '#lib/registry/visible-model';

/** Takes a model away from a person it was shared with, at once in every process; again is the same. */
export async function unshareModel(ctx: Ctx, { slug, id }: { slug: string; id: string }): Promise<void> {
  requirePermission(ctx.actor, 'model:write');
  const model = await ownModel(ctx, slug);
  await changeModel(ctx.db, model.id, (tx) =>
    tx.delete(modelShares).where(and(eq(modelShares.modelId, model.id), eq(modelShares.userId, id))),
  );
}
