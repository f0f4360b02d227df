import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { models } from '#db/schema/registry';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged, whichChanged } from '#lib/audit/what-changed';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { changeModel } from '#lib/registry/change-model';
import { forgetAnswersEverywhere } from '#lib/registry/forget-answers-everywhere';
import { type ModelDetail, modelDetail } from '#lib/registry/model-detail';
import { modelSettings } from '#lib/registry/model-settings';
import { ownModel } from '#lib/registry/visible-model';

/** What to change; what is left out stays. */
export const ModelChanges = z
  .strictObject(modelSettings)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Send at least one thing to change.')
  .meta({ id: 'ModelChanges', minProperties: 1 });
export const UpdateModel = z.object({ slug: z.string(), changes: ModelChanges });
export type UpdateModel = z.infer<typeof UpdateModel>;

/** Changes the settings of one's model, at once in every process. */
export async function updateModel(ctx: Ctx, { slug, changes }: UpdateModel): Promise<ModelDetail> {
  requirePermission(ctx.actor, 'model:write');
  const { id } = await ownModel(ctx, slug);
  await changeModel(ctx.db, id, async (tx, before) => {
    await tx.update(models).set(changes).where(eq(models.id, id));
    // Told by itself: by the time a process reads the model, its cache may be on again.
    if (changes.cacheTtlS === null) await forgetAnswersEverywhere(tx, id);
    noteInAudit(ctx, whatChanged(before, changes, ['visibility', 'keepsInputs', 'cacheTtlS']));
    noteInAudit(ctx, whichChanged(before, changes, ['name', 'description']));
  });
  return modelDetail(ctx, id);
}
