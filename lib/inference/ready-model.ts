import type { Ctx } from '#lib/context';
import { noSuchVersion } from '#lib/inference/predict';
import { readableModel } from '#lib/inference/readable-model';
import type { ServedVersion } from '#lib/inference/serve-version';
import { servedModels } from '#lib/inference/served-models';
import type { ServedModel } from '#lib/registry/load-served';

export type ReadyModel = { model: ServedModel; version: ServedVersion };
type Target = { model: string; version?: number; alias?: string };

/** A model one may use and its version, ready to answer in this process; 404 where there is none. */
export async function readyModel(ctx: Ctx, target: Target): Promise<ReadyModel> {
  const model = await readableModel(ctx, target.model);
  const version = await servedModels(ctx.db).version(model, target);
  if (!version) throw noSuchVersion(model, target);
  return { model, version };
}
