import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { modelShares } from '#db/schema/registry';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { ownModel } from '#lib/registry/visible-model';

export const ModelShares = z
  .object({
    data: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), sharedAt: z.iso.datetime() })),
    nextCursor: z.null(),
  })
  .meta({ id: 'ModelShares' });
export type ModelShares = z.infer<typeof ModelShares>;

/** With whom one's model is shared, by name. */
export async function listShares(ctx: Ctx, { slug }: { slug: string }): Promise<ModelShares> {
  requirePermission(ctx.actor, 'model:write');
  const model = await ownModel(ctx, slug);
  const rows = await ctx.db
    .select({ id: users.id, name: users.name, email: users.email, sharedAt: modelShares.sharedAt })
    .from(modelShares)
    .innerJoin(users, eq(users.id, modelShares.userId))
    .where(eq(modelShares.modelId, model.id))
    .orderBy(asc(users.name), asc(users.id));
  return { data: rows.map((row) => ({ ...row, sharedAt: row.sharedAt.toISOString() })), nextCursor: null };
}
