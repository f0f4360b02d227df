import { eq } from 'drizzle-orm';
import { users } from '#db/schema/people';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';

/** Whether one's own e-mail was confirmed: by a link, an invitation or a provider. */
export async function isEmailVerified(ctx: Ctx): Promise<boolean> {
  const id = requirePerson(ctx.actor);
  const [person] = await ctx.db.select({ at: users.emailVerifiedAt }).from(users).where(eq(users.id, id));
  return Boolean(person?.at);
}
