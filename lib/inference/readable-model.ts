import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { servedModels } from '#lib/inference/served-models';
import type { ServedModel } from '#lib/registry/load-served';
import { mayRead } from '#lib/registry/may-read';

/** The model of that slug as it is served; 404 where there is none, or none that the actor may use. */
export async function readableModel(ctx: Ctx, slug: string): Promise<ServedModel> {
  const found = servedModels(ctx.db).model(slug);
  const model = found instanceof Promise ? await found : found;
  if (!model || !mayRead(ctx.actor, model)) throw notFound(`model "${slug}"`);
  return model;
}
