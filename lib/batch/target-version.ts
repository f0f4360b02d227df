import { z } from 'zod';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { takesFile } from '#lib/inference/rows';
import { loadReadyVersion, loadServedModel } from '#lib/registry/load-served';
import { mayRead } from '#lib/registry/may-read';
import { isSlug } from '#lib/registry/slug';

/** Which model is to score the rows; its `production` unless said. */
export const BatchTarget = z
  .object({
    model: z.string('must name a model').min(1).max(63).describe('Slug.'),
    version: z.coerce
      .number()
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .optional(),
    alias: z.string().min(1).max(63).optional(),
  })
  .refine(({ version, alias }) => version === undefined || alias === undefined, 'send "version" or "alias", not both');
export type BatchTarget = z.infer<typeof BatchTarget>;

/** `takesFiles`: its row is one feature, which may be a file. */
export type TargetVersion = { id: string; modelId: string; takesFiles: boolean };

/** The ready version that is meant, as for a call; 404 where there is none, or none that the actor may use. */
export async function targetVersion(
  { db, actor }: Ctx,
  { model: slug, version: number, alias = 'production' }: BatchTarget,
): Promise<TargetVersion> {
  const model = isSlug(slug) ? await loadServedModel(db, { slug }) : null;
  if (!model || !mayRead(actor, model)) throw notFound(`model "${slug}"`);
  const id = model.aliases.get(alias);
  if (number === undefined && id === undefined) {
    if (alias !== 'production') throw notFound(`alias "${alias}" of the model "${slug}"`);
    throw new AppError('not-found', `The model "${slug}" has no version in production yet. Point its alias at one.`);
  }
  const version = await loadReadyVersion(db, number === undefined ? { id: id! } : { modelId: model.id, number });
  if (!version) throw notFound(`ready version ${number ?? `"${alias}"`} of the model "${slug}"`);
  return { id: version.id, modelId: model.id, takesFiles: takesFile(version.manifest) };
}
