import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { modelShares } from '#db/schema/registry';

const nobody: ReadonlySet<string> = new Set();

/** Ids of the people who may use a model because it is shared with them; none where it is private, or open to all. */
export async function sharedWith(
  db: Database,
  model: { id: string; visibility: string },
): Promise<ReadonlySet<string>> {
  if (model.visibility !== 'shared') return nobody;
  const shares = await db
    .select({ userId: modelShares.userId })
    .from(modelShares)
    .where(eq(modelShares.modelId, model.id));
  return new Set(shares.map(({ userId }) => userId));
}
