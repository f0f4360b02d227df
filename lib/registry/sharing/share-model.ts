import { and, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { modelShares } from '#db/schema/registry';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { changeModel } from '#lib/registry/change-model';
import { listShares, type ModelShares } from '#lib/registry/sharing/list-shares';
import { ownModel } from '#lib/registry/visible-model';

export const ShareModel = z.strictObject({
  email: z.string().trim().toLowerCase().max(254).describe('Of somebody with an account here.'),
});
export type ShareModel = z.infer<typeof ShareModel> & { slug: string };

/**
 * Lets a person see and use one's model, at once in every process, while its visibility is `shared`. Throws 422 where
 * nobody has that e-mail; again is the same.
 */
export async function shareModel(ctx: Ctx, { slug, email }: ShareModel): Promise<ModelShares> {
  const model = await ownModel(ctx, slug);
  const [person] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(sql`lower(${users.email}) = ${email}`, isNull(users.disabledAt)));
  if (!person) {
    const detail = 'Nobody here has this e-mail. Ask an admin to invite them.';
    throw new AppError('invalid', detail, { errors: [{ pointer: '/email', detail }] });
  }
  await changeModel(ctx.db, model.id, (tx) =>
    tx.insert(modelShares).values({ modelId: model.id, userId: person.id }).onConflictDoNothing(),
  );
  return listShares(ctx, { slug });
}
