import { eq } from 'drizzle-orm';
import { users } from '#db/schema/people';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

/** The whole row of the person at the browser, for what concerns their own account. */
export async function ownRow(ctx: Ctx): Promise<typeof users.$inferSelect> {
  const [person] = await ctx.db
    .select()
    .from(users)
    .where(eq(users.id, requirePerson(ctx.actor)));
  if (!person) throw notFound('person');
  return person;
}
