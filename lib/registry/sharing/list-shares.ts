import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { modelShares } from '#db/schema/registry';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { ownModel } from '#lib/registry/visible-model';

export const ModelShares = z
  .object({
    data: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        isEmailVerified: z
          .boolean()
          .describe('Whether the e-mail was shown to be theirs; where not, make sure that the account is.'),
        sharedAt: z.iso.datetime(),
      }),
    ),
    nextCursor: z.null(),
  })
  .meta({ id: 'ModelShares' });
export type ModelShares = z.infer<typeof ModelShares>;

/** With whom one's model is shared, by name. */
export async function listShares(ctx: Ctx, { slug }: { slug: string }): Promise<ModelShares> {
  requirePermission(ctx.actor, 'model:write');
  const model = await ownModel(ctx, slug);
  const { id, name, email, emailVerifiedAt } = users;
  const rows = await ctx.db
    .select({ id, name, email, emailVerifiedAt, sharedAt: modelShares.sharedAt })
    .from(modelShares)
    .innerJoin(users, eq(users.id, modelShares.userId))
    .where(eq(modelShares.modelId, model.id))
    .orderBy(asc(users.name), asc(users.id));
  const data = rows.map(({ emailVerifiedAt, sharedAt, ...person }) => ({
    ...person,
    isEmailVerified: emailVerifiedAt !== null,
    sharedAt: sharedAt.toISOString(),
  }));
  return { data, nextCursor: null };
}
