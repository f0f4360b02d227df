import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { versions } from '#db/schema/registry';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { type VersionDetail, versionDetail } from '#lib/registry/version-detail';
import { isOwner, visibleModel } from '#lib/registry/visible-model';

export const VersionNumber = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
  .describe('Number of the version.');
export const GetVersion = z.object({ slug: z.string(), number: VersionNumber });
export type GetVersion = z.infer<typeof GetVersion>;

/** A version of a model one may see, with its manifest and certificate; only a ready one of another's model. */
export async function getVersion(ctx: Ctx, { slug, number }: GetVersion): Promise<VersionDetail> {
  requirePermission(ctx.actor, 'model:read');
  const model = await visibleModel(ctx, slug);
  const version = await versionDetail(ctx.db, and(eq(versions.modelId, model.id), eq(versions.number, number)));
  if (!version || (version.status !== 'ready' && !isOwner(ctx.actor, model))) {
    throw notFound(`version ${number} of the model "${slug}"`);
  }
  return version;
}
