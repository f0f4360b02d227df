import { eq, or, type SQL, sql } from 'drizzle-orm';
import { modelShares, models } from '#db/schema/registry';
import { actingUserId, may } from '#lib/auth/may';
import type { Actor } from '#lib/context';

/**
 * Which models the actor may see and use, as `mayRead` says of one: their own, those shared with them and those for
 * everyone with an account; every one (undefined) for an admin and the platform itself, none for who is not signed in.
 */
export function usableBy(actor: Actor): SQL | undefined {
  if (actor.kind === 'anonymous') return sql`false`;
  if (may(actor, 'model:write-any')) return undefined;
  const userId = actingUserId(actor) ?? '';
  const isShared = sql`${models.visibility} = 'shared' and exists (
    select from ${modelShares} where ${modelShares.modelId} = ${models.id} and ${modelShares.userId} = ${userId})`;
  return or(eq(models.visibility, 'everyone'), eq(models.ownerId, userId), isShared);
}
