import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { datasets } from '#db/schema/training';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { visibleDataset } from '#lib/training/datasets/visible-dataset';

export const DeleteDataset = z.object({ id: z.string() });
export type DeleteDataset = z.infer<typeof DeleteDataset>;

/** Deletes one's data set: nobody sees it any more. Runs that learned from it keep what they are. */
export async function deleteDataset(ctx: Ctx, { id }: DeleteDataset): Promise<void> {
  requirePermission(ctx.actor, 'training:write');
  const dataset = await visibleDataset(ctx, id);
  await ctx.db.update(datasets).set({ deletedAt: new Date() }).where(eq(datasets.id, dataset.id));
}
