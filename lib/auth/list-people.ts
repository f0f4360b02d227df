import { asc, gt } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';

export const ListPeople = z.object({
  /** The last id of the page before. */
  after: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ListPeople = z.infer<typeof ListPeople>;

/** Everybody with an account, in the order they came; `next` is the cursor of the following page, or null. */
export async function listPeople(ctx: Ctx, { after, limit }: ListPeople) {
  requirePermission(ctx.actor, 'person:write');
  const rows = await ctx.db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      createdAt: users.createdAt,
      disabledAt: users.disabledAt,
    })
    .from(users)
    .where(gt(users.id, after))
    .orderBy(asc(users.id))
    .limit(limit + 1);
  const people = rows.slice(0, limit);
  return { people, next: rows.length > limit ? people.at(-1)!.id : null };
}
