import { bigint, boolean, doublePrecision, index, integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id } from './id.ts';
import { moment } from './moment.ts';

/**
 * The ledger: one row per answered call, written before the answer is sent, and one per part of a batch job. No foreign
 * keys: the insert itself joins the key and the person it bills, and a row outlives the model it speaks of.
 */
export const predictions = pgTable(
  'predictions',
  {
    id: id().primaryKey(),
    createdAt: moment('created_at').notNull(),
    userId: id('user_id').notNull(),
    keyId: id('key_id'),
    modelId: id('model_id').notNull(),
    versionId: id('version_id').notNull(),
    units: integer().notNull(),
    cached: boolean().notNull(),
    latencyMs: doublePrecision('latency_ms').notNull(),
    subject: text(),
    requestId: text('request_id').notNull(),
    /** The rows sent and what was answered, where the model keeps them. */
    inputs: json(),
    outputs: json(),
    /** Of a part of a batch job, whose time is no call's; null for a call. */
    batchJobId: id('batch_job_id'),
  },
  (table) => [
    index('predictions_model').on(table.modelId, table.id),
    index('predictions_user').on(table.userId, table.id),
  ],
);

/** Files that were the rows of a prediction, where they are kept so that it can be shown and run again. */
export const keptFiles = pgTable(
  'kept_files',
  {
    predictionId: id('prediction_id').notNull(),
    /** Which row of the call. */
    row: integer().notNull(),
    sha256: text().notNull(),
    name: text().notNull(),
    /** Media type by content, not by name. */
    type: text().notNull(),
    sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.predictionId, table.row] }), index('kept_files_file').on(table.sha256)],
);

/** Calls to a known model that got an error instead of an answer. Never billed. */
export const failedCalls = pgTable(
  'failed_calls',
  {
    id: id().primaryKey(),
    createdAt: moment('created_at').notNull(),
    userId: id('user_id').notNull(),
    keyId: id('key_id'),
    modelId: id('model_id').notNull(),
    versionId: id('version_id'),
    status: integer().notNull(),
    code: text().notNull(),
    detail: text().notNull(),
    latencyMs: doublePrecision('latency_ms').notNull(),
    requestId: text('request_id').notNull(),
  },
  (table) => [
    index('failed_calls_model').on(table.modelId, table.id),
    index('failed_calls_user').on(table.userId, table.id),
  ],
);
