import { z } from 'zod';
import { models } from '#db/schema/registry';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { type ModelDetail, modelDetail } from '#lib/registry/model-detail';
import { modelSettings } from '#lib/registry/model-settings';
import { Slug } from '#lib/registry/slug';

export const CreateModel = z.object({
  slug: Slug.describe('Its name in addresses and calls; it never changes.'),
  name: modelSettings.name.optional().describe('As people read it; the slug unless given.'),
  description: modelSettings.description.default(''),
  visibility: modelSettings.visibility.default('private'),
  keepsInputs: modelSettings.keepsInputs.default(true),
  cacheTtlS: modelSettings.cacheTtlS.default(null),
});
export type CreateModel = z.infer<typeof CreateModel>;

/** Creates a model, without a version yet, that belongs to whoever acts. Throws `conflict` where the slug is taken. */
export async function createModel(ctx: Ctx, input: CreateModel): Promise<ModelDetail> {
  requirePermission(ctx.actor, 'model:write');
  const ownerId = actingUserId(ctx.actor);
  if (!ownerId) throw new AppError('forbidden', 'A model belongs to a person: sign in to create one.');
  const [created] = await ctx.db
    .insert(models)
    .values({ ...input, id: newId('model'), name: input.name ?? input.slug, ownerId })
    .onConflictDoNothing()
    .returning({ id: models.id });
  if (created) {
    noteInAudit(ctx, { visibility: input.visibility });
    return modelDetail(ctx, created.id);
  }
  const detail = `The name "${input.slug}" is taken. Choose another one.`;
  throw new AppError('conflict', detail, { errors: [{ pointer: '/slug', detail }] });
}
