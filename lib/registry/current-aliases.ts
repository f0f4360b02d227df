import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { aliasChanges, versions } from '#db/schema/registry';

/** Where an alias points, since when, and by whom it was pointed there. */
export const Alias = z
  .object({
    alias: z.string(),
    version: z.int().describe('Number of the version it points at.'),
    changedAt: z.iso.datetime(),
    changedBy: z.string().describe('Name of the person who pointed it there.'),
  })
  .meta({ id: 'Alias' });
export type Alias = z.infer<typeof Alias>;

/** What makes an `Alias` of a change, joined with its version and with the person who made it. */
export const aliasColumns = {
  alias: aliasChanges.alias,
  version: versions.number,
  changedAt: aliasChanges.changedAt,
  changedBy: users.name,
};

/** Where the aliases of a model point now, by name. */
export async function currentAliases(db: Database, modelId: string): Promise<Alias[]> {
  const rows = await db
    .selectDistinctOn([aliasChanges.alias], aliasColumns)
    .from(aliasChanges)
    .innerJoin(versions, eq(versions.id, aliasChanges.versionId))
    .innerJoin(users, eq(users.id, aliasChanges.changedBy))
    .where(eq(aliasChanges.modelId, modelId))
    .orderBy(aliasChanges.alias, desc(aliasChanges.id));
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }));
}
