import { asc, eq } from 'drizzle-orm';
import { providerAccounts, users } from '#db/schema/people';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';

/** How one can sign in to one's own account: whether by password, and through which connected providers. */
export async function signInMethods(ctx: Ctx): Promise<{ password: boolean; providers: string[] }> {
  const id = requirePerson(ctx.actor);
  const [person] = await ctx.db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, id));
  const linked = await ctx.db
    .selectDistinct({ provider: providerAccounts.provider })
    .from(providerAccounts)
    .where(eq(providerAccounts.userId, id))
    .orderBy(asc(providerAccounts.provider));
  return { password: Boolean(person?.passwordHash), providers: linked.map((row) => row.provider) };
}
