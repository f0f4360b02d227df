import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { aliasChanges, versions } from '#db/schema/registry';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';
import { Alias, aliasColumns } from '#lib/registry/current-aliases';
import { AliasName } from '#lib/registry/slug';
import { ownModel } from '#lib/registry/visible-model';

export const AliasHistory = z.object({
  slug: z.string(),
  alias: AliasName,
  cursor: cursorOf('aliasChange'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type AliasHistory = Partial<z.infer<typeof AliasHistory>> & { slug: string; alias: string };

export const AliasPage = z
  .object({ data: z.array(Alias), nextCursor: z.string().nullable() })
  .meta({ id: 'AliasPage' });
export type AliasPage = z.infer<typeof AliasPage>;

/** Where an alias of one's model has pointed, newest first: the first entry is where it points now. */
export async function aliasHistory(ctx: Ctx, { slug, alias, cursor, limit = 100 }: AliasHistory): Promise<AliasPage> {
  requirePermission(ctx.actor, 'model:read');
  const model = await ownModel(ctx, slug);
  const found = await ctx.db
    .select({ id: aliasChanges.id, ...aliasColumns })
    .from(aliasChanges)
    .innerJoin(versions, eq(versions.id, aliasChanges.versionId))
    .innerJoin(users, eq(users.id, aliasChanges.changedBy))
    .where(
      and(
        eq(aliasChanges.modelId, model.id),
        eq(aliasChanges.alias, alias),
        cursor ? lt(aliasChanges.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(aliasChanges.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  return {
    data: page.map(({ id: _, changedAt, ...change }) => ({ ...change, changedAt: changedAt.toISOString() })),
    nextCursor: found.length > limit ? page.at(-1)!.id : null,
  };
}
