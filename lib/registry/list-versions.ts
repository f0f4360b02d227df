import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { versions } from '#db/schema/registry';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { VersionSummary, versionSummaries } from '#lib/registry/version-detail';
import { isOwner, visibleModel } from '#lib/registry/visible-model';

export const ListVersions = z.object({
  slug: z.string(),
  cursor: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ListVersions = Partial<z.infer<typeof ListVersions>> & { slug: string };

export const VersionPage = z
  .object({ data: z.array(VersionSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'VersionPage' });
export type VersionPage = z.infer<typeof VersionPage>;

/** The versions of a model, newest first; who may not change the model is shown those that are ready. */
export async function listVersions(ctx: Ctx, input: ListVersions): Promise<VersionPage> {
  requirePermission(ctx.actor, 'model:read');
  const { cursor, limit = 100 } = input;
  const model = await visibleModel(ctx, input.slug);
  const where = and(
    eq(versions.modelId, model.id),
    isOwner(ctx.actor, model) ? undefined : eq(versions.status, 'ready'),
    cursor ? lt(versions.number, cursor) : undefined,
  );
  const found = await versionSummaries(ctx.db, where, limit + 1);
  const data = found.slice(0, limit);
  return { data, nextCursor: found.length > limit ? String(data.at(-1)!.number) : null };
}
