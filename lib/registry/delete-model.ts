import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { models } from '#db/schema/registry';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { changeModel } from '#lib/registry/change-model';
import { ownModel } from '#lib/registry/visible-model';

export const DeleteModel = z.object({ slug: z.string() });
export type DeleteModel = z.infer<typeof DeleteModel>;

/**
 * Deletes one's model: calls to it get 404 from now on, and its slug is free again. Its versions and its rows in
 * the ledger stay, since what was billed must stay accountable.
 */
export async function deleteModel(ctx: Ctx, { slug }: DeleteModel): Promise<void> {
  requirePermission(ctx.actor, 'model:write');
  const { id } = await ownModel(ctx, slug);
  await changeModel(ctx.db, id, (tx) => tx.update(models).set({ deletedAt: new Date() }).where(eq(models.id, id)));
}
