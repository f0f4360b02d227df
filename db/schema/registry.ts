import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';
import { users } from './people.ts';

export const models = pgTable(
  'models',
  {
    id: id().primaryKey(),
    slug: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    ownerId: id('owner_id')
      .notNull()
      .references(() => users.id),
    visibility: text({ enum: ['private', 'shared', 'everyone'] }).notNull(),
    /** Whether predictions keep their inputs and answers, or only that they happened. */
    keepsInputs: boolean('keeps_inputs').notNull().default(true),
    /** Opt-in prediction cache: how long an answer stays good; null is off. */
    cacheTtlS: integer('cache_ttl_s'),
    createdAt: moment('created_at').notNull().defaultNow(),
    deletedAt: moment('deleted_at'),
  },
  (table) => [
    uniqueIndex('models_slug').on(table.slug).where(sql`deleted_at is null`),
    index('models_owner').on(table.ownerId),
  ],
);

/** Who may use a model that is shared, besides its owner. */
export const modelShares = pgTable(
  'model_shares',
  {
    modelId: id('model_id')
      .notNull()
      .references(() => models.id, { onDelete: 'cascade' }),
    userId: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    sharedAt: moment('shared_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.modelId, table.userId] }), index('model_shares_user').on(table.userId)],
);

export const versions = pgTable(
  'versions',
  {
    id: id().primaryKey(),
    modelId: id('model_id')
      .notNull()
      .references(() => models.id),
    number: integer().notNull(),
    status: text({ enum: ['validating', 'ready', 'rejected'] }).notNull(),
    /** The file as its owner sent it, and its name in storage. */
    artifactSha256: text('artifact_sha256').notNull(),
    artifactName: text('artifact_name').notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
    /** What the owner said about it, if anything; parsed by `Manifest`. */
    ownManifest: jsonb('own_manifest'),
    /** The manifest in force, written with the certificate. */
    manifest: jsonb(),
    /** The graph that is run (SHA-256, in storage): the upload without its archive and its ZipMap. */
    graphSha256: text('graph_sha256'),
    certificate: jsonb(),
    rejection: text(),
    notes: text().notNull().default(''),
    createdBy: id('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    validatedAt: moment('validated_at'),
  },
  (table) => [
    uniqueIndex('versions_number').on(table.modelId, table.number),
    index('versions_artifact').on(table.artifactSha256),
    index('versions_graph').on(table.graphSha256),
  ],
);

/** Files of a version beside its graph, such as its `tokenizer.json`. */
export const versionAssets = pgTable(
  'version_assets',
  {
    versionId: id('version_id')
      .notNull()
      .references(() => versions.id),
    name: text().notNull(),
    sha256: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.name] }), index('version_assets_file').on(table.sha256)],
);

/** Append-only: where an alias points is its newest row. */
export const aliasChanges = pgTable(
  'alias_changes',
  {
    id: id().primaryKey(),
    modelId: id('model_id')
      .notNull()
      .references(() => models.id),
    alias: text().notNull(),
    versionId: id('version_id')
      .notNull()
      .references(() => versions.id),
    changedBy: id('changed_by')
      .notNull()
      .references(() => users.id),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (table) => [index('alias_changes_newest').on(table.modelId, table.alias, table.id)],
);
