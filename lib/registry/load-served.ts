import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client';
import { aliasChanges, models, versionAssets, versions } from '#db/schema/registry';
import { Certificate } from '#lib/registry/certificate';
import { Manifest } from '#lib/registry/manifest';
import { sharedWith } from '#lib/registry/sharing/shared-with';

/** What serving needs to know of a model: who may see it, its settings, and where its aliases point. */
export type ServedModel = {
  id: string;
  slug: string;
  ownerId: string;
  visibility: 'private' | 'shared' | 'everyone';
  sharedWith: ReadonlySet<string>;
  keepsInputs: boolean;
  cacheTtlS: number | null;
  /** Alias to version id. */
  aliases: ReadonlyMap<string, string>;
};

export type ReadyVersion = {
  id: string;
  number: number;
  manifest: Manifest;
  certificate: Certificate;
  graphSha256: string;
  /** SHA-256 of the version's other files, by name. */
  assets: Record<string, string>;
};

/** The model of that slug or id, or null where there is none (any more). */
export async function loadServedModel(
  db: Database,
  by: { slug: string } | { id: string },
): Promise<ServedModel | null> {
  const [row] = await db
    .select()
    .from(models)
    .where(and('slug' in by ? eq(models.slug, by.slug) : eq(models.id, by.id), isNull(models.deletedAt)));
  if (!row) return null;
  const newest = await db
    .selectDistinctOn([aliasChanges.alias], { alias: aliasChanges.alias, versionId: aliasChanges.versionId })
    .from(aliasChanges)
    .where(eq(aliasChanges.modelId, row.id))
    .orderBy(aliasChanges.alias, desc(aliasChanges.id));
  return {
    ...row,
    sharedWith: await sharedWith(db, row),
    aliases: new Map(newest.map(({ alias, versionId }) => [alias, versionId])),
  };
}

/** The version, if it is ready: without a certificate there is no traffic. */
export async function loadReadyVersion(
  db: Database,
  by: { id: string } | { modelId: string; number: number },
): Promise<ReadyVersion | null> {
  const [row] = await db
    .select()
    .from(versions)
    .where(
      and(
        eq(versions.status, 'ready'),
        'id' in by ? eq(versions.id, by.id) : and(eq(versions.modelId, by.modelId), eq(versions.number, by.number)),
      ),
    );
  if (!row?.graphSha256) return null;
  const files = await db.select().from(versionAssets).where(eq(versionAssets.versionId, row.id));
  return {
    id: row.id,
    number: row.number,
    graphSha256: row.graphSha256,
    assets: Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
    manifest: Manifest.parse(row.manifest),
    certificate: Certificate.parse(row.certificate),
  };
}
