import { sql } from 'drizzle-orm';
import { aliasChanges, modelShares, models, versionAssets, versions } from '#db/schema/registry';
import type { Holding } from '#lib/privacy/holding';
import { ownModels, ownVersions } from '#lib/privacy/holdings/own-things';

/** Models end with their owner, unless they were handed over before. Their ids stay: ledger and invoices speak of them. */
export const modelHoldings: readonly Holding[] = [
  {
    table: aliasChanges,
    holds: 'Which version a model’s aliases pointed at, and who moved them.',
    rows: ({ userId }) =>
      sql`${aliasChanges.changedBy} = ${userId} and ${aliasChanges.modelId} in ${ownModels(userId)}`,
    alsoErased: ({ userId }) => sql`${aliasChanges.modelId} in ${ownModels(userId)}`,
    erasing: { how: 'delete' },
  },
  {
    table: versionAssets,
    holds: 'Files of a version beside its graph.',
    rows: ({ userId }) => sql`${versionAssets.versionId} in ${ownVersions(userId)}`,
    files: [{ sha256: versionAssets.sha256, name: versionAssets.name }],
    erasing: { how: 'delete' },
  },
  {
    table: versions,
    holds: 'Versions of models: their files, and what their owner wrote about them.',
    rows: ({ userId }) => sql`${versions.modelId} in ${ownModels(userId)}`,
    files: [{ sha256: versions.artifactSha256, name: versions.artifactName }, { sha256: versions.graphSha256 }],
    erasing: {
      how: 'blank',
      set: () => sql`status = 'rejected', artifact_sha256 = '', artifact_name = '', size_bytes = 0, own_manifest = null,
        manifest = null, graph_sha256 = null, certificate = null, rejection = null, notes = ''`,
      until: sql`${versions.artifactSha256} <> ''`,
      says: 'Everything but ids and numbers goes, with the files.',
    },
  },
  {
    table: modelShares,
    holds: 'Which models are shared with whom.',
    rows: ({ userId }) => sql`${modelShares.userId} = ${userId}`,
    alsoErased: ({ userId }) => sql`${modelShares.modelId} in ${ownModels(userId)}`,
    erasing: { how: 'delete' },
  },
  {
    table: models,
    holds: 'Models: what their owner called them and wrote about them.',
    rows: ({ userId }) => sql`${models.ownerId} = ${userId}`,
    erasing: {
      how: 'blank',
      set: () => sql`slug = id, name = 'Erased model', description = '', visibility = 'private',
        deleted_at = coalesce(deleted_at, now())`,
      until: sql`${models.slug} <> ${models.id}`,
      says: 'Name, slug and description go; the id stays, since the ledger and invoices speak of it.',
    },
  },
];
