import { and, eq, isNull } from 'drizzle-orm';
import { aliasChanges, models, versions } from '#db/schema/registry';
import { runVersions } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import { setAlias } from '#lib/registry/set-alias';

/**
 * Points the alias that was wished for when a run was published at its version, if that is ready. Once: an alias that
 * pointed there and was moved on stays where it is.
 */
export async function pointWishedAlias(ctx: Ctx, { versionId }: { versionId: string }): Promise<void> {
  const [wish] = await ctx.db
    .select({ alias: runVersions.alias, slug: models.slug, number: versions.number, status: versions.status })
    .from(runVersions)
    .innerJoin(versions, eq(versions.id, runVersions.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .where(and(eq(runVersions.versionId, versionId), isNull(models.deletedAt)));
  if (!wish?.alias || wish.status !== 'ready') return;
  const pointed = await ctx.db
    .select({ id: aliasChanges.id })
    .from(aliasChanges)
    .where(and(eq(aliasChanges.versionId, versionId), eq(aliasChanges.alias, wish.alias)))
    .limit(1);
  if (pointed.length === 0) await setAlias(ctx, { slug: wish.slug, alias: wish.alias, version: wish.number });
}
