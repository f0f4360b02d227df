import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { type ModelDetail, modelDetail } from '#lib/registry/model-detail';
import { visibleModel } from '#lib/registry/visible-model';

export const GetModel = z.object({ slug: z.string() });
export type GetModel = z.infer<typeof GetModel>;

/** A model one may see. */
export async function getModel(ctx: Ctx, { slug }: GetModel): Promise<ModelDetail> {
  requirePermission(ctx.actor, 'model:read');
  const { id } = await visibleModel(ctx, slug);
  return modelDetail(ctx, id);
}
