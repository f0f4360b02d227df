import { eq, or, type SQL, sql } from 'drizzle-orm';
import { modelShares, models } from '#db/schema/registry';

/** Which models somebody may see and use by themselves: their own, those shared with them, and those open to all. */
export function usableBy(userId: string): SQL | undefined {
  const isShared = sql`${models.visibility} = 'shared' and exists (
    select from ${modelShares} where ${modelShares.modelId} = ${models.id} and ${modelShares.userId} = ${userId})`;
  return or(eq(models.visibility, 'everyone'), eq(models.ownerId, userId), isShared);
}
