import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { models } from '#db/schema/registry';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { Alias, currentAliases } from '#lib/registry/current-aliases';
import { ModelSummary, modelSummaries } from '#lib/registry/model-summary';

/** A model with its settings and where its aliases point. */
export const ModelDetail = ModelSummary.extend({ aliases: z.array(Alias) }).meta({ id: 'ModelDetail' });
export type ModelDetail = z.infer<typeof ModelDetail>;

/** The model of that id, as who acts may see it; whether they may is settled already. */
export async function modelDetail(ctx: Ctx, id: string): Promise<ModelDetail> {
  const [[summary], aliases] = await Promise.all([
    modelSummaries(ctx, eq(models.id, id), 1),
    currentAliases(ctx.db, id),
  ]);
  if (!summary) throw notFound('model of that name');
  return { ...summary, aliases };
}
